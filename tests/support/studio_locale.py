# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The environment in which a program speaks one of our languages, whatever locales the machine has."""

import os
import subprocess

LOCALES = {"ar": "ar_EG", "de": "de_DE", "es": "es_ES", "fr": "fr_FR", "ja": "ja_JP",
           "pt_BR": "pt_BR", "zh_CN": "zh_CN"}


def make_environment(language, folder):
    """Makes the locale in the folder: GTK tells the direction of writing from it, dates need it."""
    name = f"{LOCALES[language]}.UTF-8"
    os.makedirs(folder, exist_ok=True)
    subprocess.run(["localedef", "-i", LOCALES[language], "-f", "UTF-8",
                    os.path.join(folder, name)], check=True, stdout=subprocess.DEVNULL)
    return {"LOCPATH": folder, "LC_ALL": name, "LANGUAGE": language}
