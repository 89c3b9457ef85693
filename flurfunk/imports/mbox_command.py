"""`flurfunk import mbox FILE --space NAME`, as a person sees it: progress, then the report."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from flurfunk.imports.mbox import import_mbox
from flurfunk.people.models import Person, Role
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.models import Space


def import_archive(file: Path, space_name: str, *, report_to: Path | None) -> int:
    """Import an archive into the space of this name or address, made if there is none; give the exit code."""
    console = Console(stderr=True, highlight=False)
    owner = Person.objects.active().filter(role=Role.OWNER).order_by("pk").first()
    if owner is None:
        console.print("There is no company yet: open Flurfunk once and set it up, or run `flurfunk demo`.")
        return 1
    space = Space.objects.filter(slug=space_name).first() or Space.objects.filter(name=space_name).first()
    space = space or create_space(owner, space_name)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(file.name, total=None)
        report = import_mbox(
            file, space, owner, progress=lambda done, total: bar.update(task, completed=done, total=total)
        )
    console.print(f"[bold]{file.name}[/bold] is in the space {space.name}:")
    report.tell(console.print)
    if report_to:
        report.write(report_to)
    return 0
