/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps keys and clicks from a window whose dialog is still to come, or is another program's: until
 * then nothing else keeps them. */
typedef struct _StudioInputGuard StudioInputGuard;

StudioInputGuard *studio_input_guard_new (GtkWindow *below);
void studio_input_guard_free (StudioInputGuard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioInputGuard, studio_input_guard_free)

G_END_DECLS
