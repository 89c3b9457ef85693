"""How people and spaces are called in the bench network."""

from dataclasses import dataclass


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@dataclass(frozen=True)
class Site:
    """A place of the company: its language and time zone, and the names people have there."""

    place: str
    languages: tuple[str, ...]
    time_zone: str
    given: tuple[str, ...]
    family: tuple[str, ...]


SITES = (
    Site(
        "Hamburg",
        ("de", "en"),
        "Europe/Berlin",
        _words("Anke Björn Claudia Dörte Emil Frauke Günter Hanna Ilse Jörg Katrin Lars Maike Nils Uwe"),
        _words("Müller Schröder Jansen Petersen Köhler Groß Lührs Behrens Voß Hansen Thomsen Meyer"),
    ),
    Site(
        "Kraków",
        ("en",),
        "Europe/Warsaw",
        _words("Agnieszka Bartek Celina Dawid Ewa Filip Grażyna Hubert Iga Jacek Łucja Marek Ola"),
        _words("Nowak Wiśniewska Wójcik Kamińska Zieliński Szymańska Dąbrowski Mazur Łukasik"),
    ),
    Site(
        "São Paulo",
        ("pt", "en"),
        "America/Sao_Paulo",
        _words("Ana Bruno Célia Davi Elisa Fábio Gabriela Heitor Inês João Lívia Márcio Núbia Tiê"),
        _words("Silva Souza Gonçalves Araújo Ribeiro Conceição Magalhães Paixão Teixeira Brandão"),
    ),
    Site(
        "苏州",
        ("zh", "en"),
        "Asia/Shanghai",
        _words("文静(Wenjing) 建国(Jianguo) 丽华(Lihua) 晓明(Xiaoming) 海燕(Haiyan) 志强(Zhiqiang) 雪(Xue)"),
        _words("李(Li) 王(Wang) 张(Zhang) 刘(Liu) 陈(Chen) 杨(Yang) 赵(Zhao) 黄(Huang) 周(Zhou)"),
    ),
)

WORK = ("Konstrukteurin", "Service technician", "Compradora", "Schweißer", "Planner", "电气工程师", "Buyer")
TEAMS = ("Hydraulik", "Steuerung", "Service", "Einkauf", "Montage", "Qualität", "Vertrieb", "IT", "Logistik")
SPACES = (
    "Hydraulik",
    "Field service",
    "Qualität",
    "Compras",
    "装配",
    "Kantine",
    "Safety",
    "Lauftreff",
    "Projekt",
)


def full_name(given: str, family: str) -> str:
    """Join a name as it is written where it comes from: "李文静 (Wenjing Li)"."""
    if "(" not in given:
        return f"{given} {family}"
    own, latin = given.rstrip(")").split("(")
    own_family, latin_family = family.rstrip(")").split("(")
    return f"{own_family}{own} ({latin} {latin_family})"
