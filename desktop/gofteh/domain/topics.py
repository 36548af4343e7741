"""The top terms of the IPTC Media Topics, with our own Persian labels.

Source of codes and order: IPTC NewsCodes, Media Topics, CC BY 4.0, credit IPTC (iptc.org). The list has no
Persian labels of its own; these are the project's.
"""

from gofteh.domain.topic import IPTC, Topic

MEDIA_TOPICS: tuple[Topic, ...] = tuple(
    Topic(f"medtop:{number:02d}000000", IPTC, label)
    for number, label in enumerate(
        (
            "هنر، فرهنگ، سرگرمی و رسانه",
            "جرم، قانون و عدالت",
            "حوادث و بلایا",
            "اقتصاد و کسب‌وکار",
            "آموزش",
            "محیط زیست",
            "سلامت",
            "مردم و زندگی",
            "کار و اشتغال",
            "سبک زندگی و فراغت",
            "سیاست و حکومت",
            "دین",
            "دانش و فناوری",
            "جامعه",
            "ورزش",
            "درگیری، جنگ و صلح",
            "آب‌وهوا",
        ),
        start=1,
    )
)
