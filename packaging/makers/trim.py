"""What the bundle leaves out: parts of Qt and of Python that no window of Gofteh ever asks for."""

import re
from pathlib import PurePosixPath

# Names anywhere in the path: PyInstaller links Qt's libraries at the top too, and no link may dangle.
_LEFT_OUT = re.compile(
    r"""
    Qt6?(Network|Qml|Quick|OpenGL|Pdf|VirtualKeyboard|Test|Sql|Concurrent|Eglfs|EglFS|EglFs|
        ShaderTools|Designer|Help|Xml)
    | QtNetwork | QtOpenGL
    | /plugins/(egldeviceintegrations|generic|networkinformation|tls|sqldrivers)
    | /plugins/platforms/[^/]*(eglfs|linuxfb|vnc|minimal|vkkhrdisplay|qdirect2d)
    | /plugins/platformthemes/[^/]*(gtk3)
    | /plugins/imageformats/[^/]*(tiff|webp|icns|tga|wbmp|pdf|gif)
    | (^|/)lib(gtk-3|gdk-3|gdk_pixbuf|cairo|pango|atk|atspi|epoxy|mount|blkid|selinux)[-.\w]*\.so
    | (^|/)(tcl|tk|_tkinter|_tcl_data|_tk_data)
    | opengl32sw\.dll | d3dcompiler
    | (^|/)lxml/(includes|isoschematron|objectify|sax|builder|html)
    | /plugins/(xcbglintegrations|wayland-graphics-integration-client)/
    | wayland-shell-integration/lib(fullscreen|ivi|qt-shell)
    | /_codecs_(jp|kr|cn|hk|tw|iso2022) | \.dist-info/RECORD$
    | \.pyi$ | (^|/)py\.typed$ | (^|/)tests?/
    """,
    re.VERBOSE,
)
_TRANSLATIONS = "translations"
_QT_LANGUAGES = ("_fa.qm",)

# Imported somewhere behind an `if` that Gofteh never takes.
EXCLUDED = [
    "babel", "brotli", "bs4", "chardet", "click", "cssselect", "distutils", "doctest", "fasttext",
    "gensim", "greenlet", "hazm", "html5lib", "hypothesis", "IPython", "joblib", "lib2to3", "mypy",
    "nltk", "numpy", "pandas", "PIL", "pip", "pydoc", "pygments", "PySide6.QtDBus",
    "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.scripts",
    "pytest", "resiliparse.beam", "resiliparse.cli", "rich", "scipy", "setuptools", "sklearn",
    "sqlalchemy.testing", "tkinter", "tqdm",
]  # fmt: skip


def is_kept(name: str) -> bool:
    """Tell whether the file of the bundle that goes by ``name`` belongs in it."""
    name = name.replace("\\", "/")
    path = PurePosixPath(name)
    if "PySide6" in path.parts and _TRANSLATIONS in path.parts:
        return path.name.endswith(_QT_LANGUAGES)
    return _LEFT_OUT.search(name) is None
