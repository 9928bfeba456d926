"""The proofreader in the admin: findings beside their fields, put aside and taken up again, never in the way.

Dismissing does not save the form: what was typed comes back as typed, and only the finding is gone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recipes.models import DismissedFinding, Recipe

from . import Finding, proofread

DISMISS, RESTORE = "_dismiss", "_restore"
# Where the form has no field of a finding's own name.
FIELDS = {
    "steps": "instructions",
    "yield": "yield_text",
    "times": "prep_text",
    "prep_time": "prep_text",
    "cook_time": "cook_text",
    "additional_time": "additional_text",
    "total_time": "total_text",
}


@dataclass(frozen=True)
class Proof:
    """A stored recipe's findings: those still open, and those put aside."""

    recipe: Recipe
    findings: list[Finding]
    dismissed: list[DismissedFinding]

    def by_field(self) -> dict[str, list[Finding]]:
        found = defaultdict(list)
        for finding in self.findings:
            found[FIELDS.get(finding.field, finding.field)].append(finding)
        return dict(found)


def proof_of(recipe: Recipe) -> Proof:
    """Reads the recipe as stored, not what a form holds. A finding dismissed whose words are gone stays quiet."""
    dismissed = list(recipe.dismissed_findings.all())
    keys = {row.key for row in dismissed}
    findings = proofread(recipe.as_card())
    present = {finding.key for finding in findings}
    return Proof(
        recipe,
        [finding for finding in findings if finding.key not in keys],
        [row for row in dismissed if row.key in present],
    )


def proofs_of(recipe_ids: list[int]) -> list[Proof]:
    """For a post's summary: in the order given."""
    found = Recipe.objects.with_card().prefetch_related("dismissed_findings").in_bulk(recipe_ids)
    return [proof_of(found[pk]) for pk in recipe_ids if pk in found]


def advice_count(number: int) -> str:
    return ngettext("%(number)d piece of advice", "%(number)d pieces of advice", number) % {"number": number}


class ProofreadingMixin(admin.ModelAdmin):
    """For the recipe's admin, before ModelAdmin."""

    change_form_template = "admin/recipes/recipe/change_form.html"

    class Media:
        css = {"all": ["css/admin-proofreader.css"]}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        context = dict(extra_context or {})
        if object_id and (recipe := self.get_object(request, object_id)):
            if request.method == "POST" and self.has_change_permission(request, recipe):
                request.proofreading = settle(recipe, request.POST)
                recipe = self.get_object(request, object_id) or recipe
            context["proof"] = proof_of(recipe)
        return super().changeform_view(request, object_id, form_url, context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if not getattr(request, "proofreading", False):
            return form

        class OnlyShown(form):  # type: ignore[misc, valid-type]
            """Keeps what was typed and saves nothing: the button only settled a finding."""

            def is_valid(self) -> bool:
                return False

            @property
            def errors(self) -> dict:
                return {}

        return OnlyShown

    def render_change_form(self, request, context, *args, **kwargs):
        if proof := context.get("proof"):
            fields = context["adminform"].form.fields
            for name, findings in proof.by_field().items():
                if name in fields:
                    fields[name].findings = findings
            context["elsewhere"] = [
                f for name, found in proof.by_field().items() if name not in fields for f in found
            ]
            context["advice_count"] = advice_count(len(proof.findings))
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        response = super().response_add(request, obj, post_url_continue)
        advise(request, [obj.pk])
        return response

    def response_change(self, request, obj):
        response = super().response_change(request, obj)
        advise(request, [obj.pk])
        return response


def settle(recipe: Recipe, posted) -> bool:
    """Dismisses or restores the finding whose button was pressed. False where it was another button."""
    if key := posted.get(RESTORE):
        recipe.dismissed_findings.filter(key=key).delete()
        return True
    if key := posted.get(DISMISS):
        for finding in proofread(recipe.as_card()):
            if finding.key == key:
                DismissedFinding.objects.get_or_create(
                    recipe=recipe, key=key, defaults={"message": finding.message}
                )
        return True
    return False


def advise(request: HttpRequest, recipe_ids: list[int]) -> None:
    """One message for each recipe with open findings, on the list that follows saving; a form shows them itself."""
    if "_continue" in request.POST or IS_POPUP_VAR in request.POST:
        return
    for proof in proofs_of(recipe_ids):
        if proof.findings:
            messages.info(
                request,
                format_html(
                    _('The proofreader has {} on “{}”: <a href="{}">read it beside the recipe</a>.'),
                    advice_count(len(proof.findings)),
                    proof.recipe.name,
                    reverse("admin:recipes_recipe_change", args=[proof.recipe.pk]),
                ),
            )
