/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-keymap.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioKeyDialog:
 *
 * Takes the next key that is pressed for an action.
 */
#define STUDIO_TYPE_KEY_DIALOG (studio_key_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioKeyDialog, studio_key_dialog, STUDIO, KEY_DIALOG, AdwWindow)

GtkWindow *studio_key_dialog_new (GtkWindow *parent,
                                  StudioKeymap *keymap,
                                  const StudioAction *action);
void studio_key_dialog_press (StudioKeyDialog *self, guint key, GdkModifierType held);

G_END_DECLS
