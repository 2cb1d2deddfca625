"""Pages of what comes in: choosing files, reviewing how they are read, watching, undoing, rejected rows, editions."""

from django.urls import path

from khabar.register.intake import kept, reviewing, views, watching, whole

urlpatterns = [
    path("", views.intake, name="intake"),
    path("uploads/<str:public_id>/", reviewing.review, name="upload"),
    path("uploads/<str:public_id>/keep/", whole.keep, name="keep-whole"),
    path("uploads/<str:public_id>/discard/", reviewing.throw_away, name="discard-upload"),
    path("uploads/<str:public_id>/mappings/<int:key>/forget/", reviewing.forget_mapping, name="forget-mapping"),
    path("jobs/<str:public_id>/", watching.job, name="job"),
    path("jobs/<str:public_id>/now/", watching.now, name="job-now"),
    path("jobs/<str:public_id>/stop/", watching.stop, name="stop-job"),
    path("jobs/<str:public_id>/go-on/", watching.go_on, name="resume-job"),
    path("documents/<str:public_id>/file/", whole.sealed_file, name="sealed-file"),
    path("documents/<str:public_id>/go-on/", watching.go_on_with, name="go-on"),
    path("documents/<str:public_id>/undo/", kept.undo, name="undo-intake"),
    path("documents/<str:public_id>/rejected/", kept.rejected, name="rejected"),
    path("documents/<str:public_id>/rejected/<str:form>/", kept.download_rejected, name="download-rejected"),
    path("documents/<str:public_id>/edition/", kept.edition, name="edition"),
    path("documents/<str:public_id>/edition/<str:form>/", kept.download_edition, name="download-edition"),
]
