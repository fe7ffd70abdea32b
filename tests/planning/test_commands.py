from io import StringIO

from django.core.management import call_command


def test_the_clock_makes_one_turn_when_asked(db):
    out = StringIO()

    call_command("run_clock", "--once", stdout=out)

    assert "turns" in out.getvalue()


def test_reminders_can_be_sent_by_hand(db):
    out = StringIO()

    call_command("send_reminders", stdout=out)

    assert out.getvalue() == "0 nhắc việc, 0 thư\n"
