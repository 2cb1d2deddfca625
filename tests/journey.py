"""One journey through a register, told so that two databases can be compared: `python -m tests.journey DIR`.

Prints as JSON, step by step, the status, the page without ids and clock times, and how many queries it took.
"""

import json
import re
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

LISTS = {
    "Homs": "id,الاسم,مكان,الحالة,تاريخ الاعتقال\n"
    "007,محمد أحمد الخولاني,حمص,مفقود,2012-02-30\n007,محمد أحمد الخولاني,حمص,مفقود,2012\n"
    "a1,زيد النجار,القصير,مفرج عنه,3/5/2013\nA1,عمر القصاب,,,آب 2012\nÉ,أمل,,,\nx,y,z,1,2,3\n",
    "homs": 'No,full name,status,note\n1,Mohamad Ahmad al-Khoulani,released,"a ""quote"", \'x\' \\ %s 🕊"\n'
    "2,Zaid al-Najjar,,  two  spaces \n3,ZAID AL-NAJJAR,dead,\u202eabc\n",
    "قائمة": "name;status\nعبد الرحمن ديب;held\nÖmer Çelik;held\nömer çelik;held\n",
}
USERS = ("zayd", "Zayd", "_omar", "éva", "amal", "Ämal", "أمل", "ب", "0zero")
ASKED = ("Khoulany", "محمد الخولاني", "zaid", "omer celik", "Abdulrahman Deeb", "nobody at all", "' or 1=1 --", "%")
COMBINED: tuple[dict[str, str], ...] = (
    {"place": "Homs", "since": "2012", "until": "2012-06"},
    {"name": "zaid", "source": "source HOMS"},
    {"name": "محمد", "place": "القصير"},
    {"father": "احمد"},
    {"kind": "listed_released"},
    {"source": "source"},
    {"reliability": "E"},
)
NOT_THE_SAME = (
    (r'name="csrfmiddlewaretoken" value="[^"]*"', "TOKEN"),
    (r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(\+00:00|Z)?", "TIME"),
    (r"[0-9a-f]{16}…", "HASH OF TIME AND ID"),
    (r"(?<=/)[A-Za-z0-9_-]{22}(?=[/\"'])", "ID"),
)
ABOUT_TRANSACTIONS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def told(body: str) -> str:
    """A page without what is drawn by lot or read from a clock."""
    for pattern, word in NOT_THE_SAME:
        body = re.sub(pattern, word, body)
    return body


def travel(folder: Path) -> list[dict[str, Any]]:
    """Lists taken in and linked, users added, then every kind of page asked for."""
    from khabar.cli import main
    from khabar.register.opening import open_register

    register, steps = str(folder / "register"), []

    def note(what: str, answer: Any, questions: int = 0) -> None:
        steps.append({"what": what, "answer": answer, "queries": questions})

    for name, text in LISTS.items():
        path = folder / f"{name}.csv"
        path.write_text(text, "utf-8")
        note(f"intake {name}", main(["intake", str(path), "--source", f"Source {name}", "--register", register]))
    note("link", main(["link", "--register", register]))
    open_register(folder / "register")
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from khabar.register.accounts.actions import add_user
    from khabar.register.accounts.models import User
    from khabar.register.accounts.roles import Role
    from khabar.register.analysis.models import LinkRun
    from khabar.register.documents.models import Document, Record, RejectedRow
    from khabar.register.people.models import Claim, Person

    settings.ALLOWED_HOSTS = ["testserver"]
    for name in USERS:
        add_user(name, "a long enough password", role=Role.ADMINISTRATOR)
    note("counts", LinkRun.objects.get().counts)
    note("claims", list(Claim.objects.values_list("claim_id", "kind", "date", "verbatim")))
    note("rows", list(Record.objects.values_list("given_id", "repeat", "name", "cells", "values")))
    note("rejected", list(RejectedRow.objects.values_list("row", "reason", "raw")))

    client = Client()
    client.force_login(User.objects.get(username="zayd"), "django.contrib.auth.backends.ModelBackend")
    addresses = ["/documents/", "/users/", "/account/"]
    addresses += [f"/documents/{document.public_id}/" for document in Document.objects.order_by("pk")]
    addresses += [f"/people/{person.public_id}/" for person in Person.objects.order_by("pk")]

    def ask(what: str, address: str, posted: dict[str, str] | None = None) -> None:
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(address, posted, follow=True) if posted else client.get(address, follow=True)
        questions = [query for query in asked.captured_queries if not query["sql"].startswith(ABOUT_TRANSACTIONS)]
        note(what, [answer.status_code, told(answer.content.decode())], len(questions))

    for address in addresses:
        ask(told(address), address)
    for text in ASKED:
        ask(f"search {text}", "/", {"name": text})
    for asked in COMBINED:
        ask(f"search {asked}", "/", asked)
    return steps


if __name__ == "__main__":
    with redirect_stdout(sys.stderr):
        answers = travel(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(answers, ensure_ascii=False))
