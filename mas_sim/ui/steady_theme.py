"""The colours and fonts of the configuration, worked out once instead of at every run of the script."""

import functools

from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session


def steady_theme() -> None:
    """Let streamlit keep what it reads of each ``[theme]`` section until the configuration is read again.

    It goes through all its options six times at the start of every run, also of the smallest fragment (decision 0007).
    A streamlit that does this otherwise is left as it is.
    """
    anew = getattr(app_session, "_populate_theme_msg", None)
    if anew is None or hasattr(anew, "is_steady"):
        return

    @functools.cache
    def kept(section: str) -> CustomThemeConfig:
        found = CustomThemeConfig()
        anew(found, section)
        return found

    def populate(msg: CustomThemeConfig, section: str = "theme") -> None:
        if kept(section).ByteSize():  # merging nothing would mark a section as given
            msg.MergeFrom(kept(section))

    populate.is_steady = True  # type: ignore[attr-defined]
    app_session._populate_theme_msg = populate
    config.on_config_parsed(kept.cache_clear, force_connect=True)
