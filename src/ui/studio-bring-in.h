/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-errands.h"
#include "studio-recall.h"
#include "studio-window.h"

G_BEGIN_DECLS

/* Images and texts of other programs come to the composer: `win.open-image` asks for a file,
 * `win.bring-in` takes paths (aay), `win.paste` what is on the clipboard, and files, images and
 * texts can be dropped. One file is read for its parameters; several, and folders, are taken into
 * the library. */
void studio_bring_in_install (GtkWidgetClass *klass);
void studio_bring_in_take_drops (StudioWindow *window, GtkWidget *target);
void studio_bring_in_files (StudioErrands *errands, GFile **files, int n_files);
void studio_bring_in_paths (StudioWindow *window, const char *const *paths);
void studio_bring_in_bytes (StudioWindow *window, GBytes *bytes);
char **studio_bring_in_list_paths (GSList *files);

G_END_DECLS
