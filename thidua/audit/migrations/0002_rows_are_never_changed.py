"""The database itself refuses to change or delete a line of the log."""

from django.db import migrations

_SQLITE = [
    f"""CREATE TRIGGER audit_event_no_{verb} BEFORE {verb.upper()} ON audit_auditevent
        BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END"""
    for verb in ("update", "delete")
]
_POSTGRES = [
    """CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'audit log is append-only'; END $$""",
    """CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE ON audit_auditevent
       FOR EACH ROW EXECUTE FUNCTION audit_append_only()""",
]
_SQLITE_BACK = [f"DROP TRIGGER audit_event_no_{verb}" for verb in ("update", "delete")]
_POSTGRES_BACK = [
    "DROP TRIGGER audit_event_no_change ON audit_auditevent",
    "DROP FUNCTION audit_append_only()",
]


def _run(sqlite, postgres):
    def step(apps, schema_editor):
        for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgres:
            schema_editor.execute(statement)

    return step


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_log_of_acts")]
    operations = [
        migrations.RunPython(_run(_SQLITE, _POSTGRES), _run(_SQLITE_BACK, _POSTGRES_BACK))
    ]
