/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioSaveDialog:
 *
 * Asks what an image that is saved says of itself, and remembers it; the dialogs of the desktop, in
 * which its name is chosen, cannot. Emits `save` when the person goes on to that.
 */
#define STUDIO_TYPE_SAVE_DIALOG (studio_save_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioSaveDialog, studio_save_dialog, STUDIO, SAVE_DIALOG, AdwWindow)

GtkWindow *studio_save_dialog_new (GSettings *settings, GtkWindow *parent);

G_END_DECLS
