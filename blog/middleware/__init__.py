"""What every request passes through, beside Django's own; settings.py names them in their order."""

from .compression import PageCompressionMiddleware
from .methods import MethodsMiddleware
from .policy import PolicyMiddleware
from .site_language import SiteLanguageMiddleware

__all__ = ["MethodsMiddleware", "PageCompressionMiddleware", "PolicyMiddleware", "SiteLanguageMiddleware"]
