/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The wallpaper of the desktops that keep it in the settings of GNOME, for where there is no
 * portal. */
gboolean studio_wallpaper_is_settable (void);
char *studio_wallpaper_dup_folder (void);
void studio_wallpaper_set (const char *path);

G_END_DECLS
