"""Words in any script are found, on the oldest PostgreSQL we run on and on the newest."""

from pathlib import Path

import psycopg
import pytest

from flurfunk.embedded import Cluster, create_extensions


@pytest.mark.parametrize("origin", ["wheel", "debian"])
def test_umlauts_and_chinese_survive_lower_and_trigrams(
    ground: Path, origin: str, request: pytest.FixtureRequest
) -> None:
    directory = request.getfixturevalue("debian") if origin == "debian" else None
    with (
        Cluster(ground / "postgres", binaries=directory) as cluster,
        psycopg.connect(cluster.url) as connection,
    ):
        existing = create_extensions(connection, ["pg_trgm", "unaccent", "citext", "vector", "no_such_thing"])
        expected = {"pg_trgm", "unaccent", "citext"} | ({"vector"} if directory is None else set())
        assert existing == expected
        assert create_extensions(connection, ["pg_trgm"]) == {"pg_trgm"}
        words = connection.execute(
            "SELECT lower('ÄÖÜ ÉÇ ЖШ 齿轮'), upper('äöü éç жш'), unaccent('Größe São')"
        )
        assert words.fetchone() == ("äöü éç жш 齿轮", "ÄÖÜ ÉÇ ЖШ", "Grosse Sao")
        alike = connection.execute(
            "SELECT similarity('齿轮箱', '齿轮') > 0.3, cardinality(show_trgm('Übermaß'))"
        )
        assert alike.fetchone() == (True, 8)
        assert connection.execute("SELECT 'Ä'::citext = 'ä'::citext, 'b' < 'ä'").fetchone() == (True, True)


def test_vectors_are_there_in_the_databases_of_tests_too(running: Cluster) -> None:
    with psycopg.connect(running.url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE test_flurfunk")
    with psycopg.connect(running.url.replace("@/flurfunk", "@/test_flurfunk")) as connection:
        assert create_extensions(connection, ["vector"]) == {"vector"}
        assert connection.execute("SELECT '[1,2]'::vector <-> '[1,5]'").fetchone() == (3.0,)
