"""Pages of families, under an address that says nothing; and those of case workers."""

from django.urls import path

from khabar.register.families import asking, door, own
from khabar.register.families.casework import pieces as added
from khabar.register.families.casework import views as casework
from khabar.register.families.giving import recipient_views as recipients
from khabar.register.families.giving import views as giving
from khabar.register.families.pieces import pictures, testimonies
from khabar.register.families.reaching import device_views as devices
from khabar.register.families.reaching import off_views as off
from khabar.register.families.reaching import views as reaching
from khabar.register.families.relay import mediating_views as mediating
from khabar.register.families.relay import views as relay
from khabar.register.families.tips import views as tips

family_patterns = [
    path("", door.door, name="door"),
    path("new/", door.begin, name="begin"),
    path("leave/", door.leave, name="leave"),
    path("card/", asking.card, name="card"),
    path("another/", asking.another, name="another"),
    path("<int:number>/", asking.step, name="step"),
    path("check/", asking.check, name="check"),
    path("mine/", own.mine, name="mine"),
    path("choices/", own.consent, name="consent"),
    path("end/", own.withdraw, name="withdraw"),
    path("news/", own.news, name="news"),
    path("question/", own.question, name="question"),
    path("words/", own.words, name="words"),
    path("tip/", tips.tip, name="tip"),
    path("between/", relay.relay, name="relay"),
    path("pictures/", pictures.pictures, name="pictures"),
    path("pictures/<str:public_id>/", pictures.large, name="picture"),
    path("pictures/<str:public_id>/small/", pictures.small, name="small-picture"),
    path("pictures/<str:public_id>/end/", pictures.take_back, name="end-picture"),
    path("told/", testimonies.testimonies, name="testimonies"),
    path("told/<str:public_id>/", testimonies.testimony, name="testimony"),
    path("told/<str:public_id>/file/", testimonies.file, name="testimony-file"),
    path("told/<str:public_id>/end/", testimonies.take_back, name="end-testimony"),
    path("mail/", reaching.reach, name="reach"),
    path("back/", reaching.ways, name="ways"),
    path("back/code/", reaching.code, name="code"),
    path("back/ask/", devices.ask, name="ask-device"),
    path("back/device/", devices.answer, name="device"),
    path("off/<str:token>/", off.off, name="off"),
    path("others/", reaching.others, name="others"),
    path("devices/", devices.devices, name="devices"),
    path("devices/ask/", devices.ask_new, name="ask-new-device"),
]

casework_patterns = [
    path("", casework.inbox, name="inbox"),
    path("parcels/", giving.parcels, name="parcels"),
    path("parcels/ask/", giving.ask, name="ask-parcel"),
    path("parcels/<str:public_id>/answer/", giving.answer, name="answer-parcel"),
    path("parcels/<str:public_id>/take/", giving.take, name="take-parcel"),
    path("recipients/", recipients.recipients, name="recipients"),
    path("recipients/<int:key>/", recipients.change, name="change-recipient"),
    path("places/", tips.places, name="public-places"),
    path("places/<int:key>/", tips.drop_place, name="drop-public-place"),
    path("told/<int:key>/", casework.told_recipient, name="told-recipient"),
    path("<str:public_id>/", casework.enquiry, name="enquiry"),
    path("<str:public_id>/added/", added.pieces, name="added"),
    path("<str:public_id>/added/<str:piece>/", added.large, name="added-picture"),
    path("<str:public_id>/added/<str:piece>/small/", added.small, name="added-small"),
    path("<str:public_id>/added/<str:piece>/file/", added.file, name="added-file"),
    path("<str:public_id>/between/", mediating.side, name="side"),
    path("<str:public_id>/between/new/", mediating.begin, name="begin-relay"),
    path("<str:public_id>/between/<str:key>/", mediating.hand_on, name="hand-on"),
    path("<str:public_id>/take/", casework.take, name="take-enquiry"),
    path("<str:public_id>/open/", casework.state_reason, name="open-enquiry"),
    path("<str:public_id>/give/", casework.give, name="give-enquiry"),
    path("<str:public_id>/match/", casework.decide, name="decide-match"),
    path("<str:public_id>/check/", casework.check, name="check-requester"),
    path("<str:public_id>/answer/", casework.recognise, name="try-recognition"),
    path("<str:public_id>/message/", casework.write, name="write-to-family"),
    path("<str:public_id>/file/", casework.share, name="share-enquiry"),
    path("<str:public_id>/reached/", casework.reached, name="family-reached"),
]
