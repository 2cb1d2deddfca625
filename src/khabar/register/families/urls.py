"""Pages of families, under an address that says nothing; and those of case workers."""

from django.urls import path

from khabar.register.families import asking, door, own

family_patterns = [
    path("", door.door, name="door"),
    path("new/", door.begin, name="begin"),
    path("leave/", door.leave, name="leave"),
    path("card/", asking.card, name="card"),
    path("<int:number>/", asking.step, name="step"),
    path("check/", asking.check, name="check"),
    path("mine/", own.mine, name="mine"),
    path("choices/", own.consent, name="consent"),
    path("end/", own.withdraw, name="withdraw"),
]
