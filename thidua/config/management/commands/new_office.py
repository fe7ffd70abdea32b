"""``new_office``: the first agency of an installation and its first officer."""

from __future__ import annotations

from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from thidua.accounts.domain.roles import Role
from thidua.accounts.models import User
from thidua.accounts.services.roles import grant_role
from thidua.organizations.domain.kinds import AgencyKind
from thidua.organizations.models import Agency


class Command(BaseCommand):
    help = "Tạo cơ quan và tài khoản chuyên viên thường trực đầu tiên."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="tên cơ quan, ví dụ: Sở Nội vụ tỉnh …")
        parser.add_argument("username", help="tên đăng nhập của chuyên viên thường trực")
        parser.add_argument("full_name", help="họ và tên của chuyên viên thường trực")
        parser.add_argument(
            "--kind", choices=[str(kind) for kind in AgencyKind], default=AgencyKind.DEPARTMENT
        )
        parser.add_argument("--symbol", default="", help="ký hiệu trên văn bản, ví dụ: SNV")
        parser.add_argument("--place", default="", help="địa danh ghi trên văn bản")

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.filter(username=options["username"]).exists():
            raise CommandError("Tên đăng nhập này đã có. Hãy chọn tên khác.")
        password = getpass("Mật khẩu: ")
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        if getpass("Nhập lại mật khẩu: ") != password:
            raise CommandError("Hai lần nhập mật khẩu khác nhau. Hãy chạy lại lệnh.")
        with transaction.atomic():
            agency = Agency.objects.create(
                name=options["name"],
                kind=options["kind"],
                symbol=options["symbol"],
                short_name=options["symbol"],
                place=options["place"],
            )
            officer = User.objects.create_user(
                options["username"], password=password, full_name=options["full_name"]
            )
            grant_role(officer, Role.OFFICER, agency, by=None, starts_on=timezone.localdate())
        self.stdout.write(f"Đã tạo «{agency.name}» và tài khoản {officer.username}.")
