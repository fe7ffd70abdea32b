"""The right that changes of the organization ask for; `accounts` says who holds it."""

MANAGE_ORGANIZATION = "manage_organization"
