import pytest
from django.db import connection

from khabar.register.backup.indexes import FOUND, put_off


@pytest.mark.django_db
def test_indexes_go_and_come_back_as_they_were() -> None:
    def standing() -> list[tuple[str, str]]:
        with connection.cursor() as cursor:
            cursor.execute(FOUND[connection.vendor])
            return list(cursor.fetchall())

    before = standing()
    assert "name_key" in dict(before)
    statements = put_off()
    assert standing() == []
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    assert standing() == before
