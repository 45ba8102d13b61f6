/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/* A toast that tells how far long work is, and ends it. */
GCancellable *studio_work_toast_add (StudioWindow *window, const char *title, AdwToast **toast);
void studio_work_toast_show_progress (AdwToast *toast,
                                      const char *title,
                                      guint64 n_done,
                                      guint64 n_all);

G_END_DECLS
