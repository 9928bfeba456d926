"""What the library in the admin can be narrowed to."""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy as _


class UseFilter(SimpleListFilter):
    title = _("use")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("unused", _("Nowhere used")), ("used", _("Used"))]

    def queryset(self, request, queryset):
        if self.value() == "unused":
            return queryset.unused()
        return queryset.used() if self.value() == "used" else queryset


class WordsFilter(SimpleListFilter):
    title = _("alternative text")
    parameter_name = "words"

    def lookups(self, request, model_admin):
        return [("missing", _("Missing")), ("decorative", _("Decorative")), ("given", _("Given"))]

    def queryset(self, request, queryset):
        match self.value():
            case "missing":
                return queryset.without_alt()
            case "decorative":
                return queryset.filter(decorative=True)
            case "given":
                return queryset.filter(decorative=False).exclude(alt="")
        return queryset
