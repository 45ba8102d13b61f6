/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-action-table.h"

G_BEGIN_DECLS

/**
 * StudioKeymap:
 *
 * The keys of the actions as the person has them. Where a keymap may be %NULL, the actions have the
 * keys of the table. The signal `changed` says that any key is another; the property `customized`
 * (gboolean, readable) says whether any is not the table's.
 */
#define STUDIO_TYPE_KEYMAP (studio_keymap_get_type ())
G_DECLARE_FINAL_TYPE (StudioKeymap, studio_keymap, STUDIO, KEYMAP, GObject)

StudioKeymap *studio_keymap_new (GSettings *settings);
void studio_keymap_attach (StudioKeymap *self, GObject *owner);
StudioKeymap *studio_keymap_find (GtkWidget *widget);
gboolean studio_keymap_get_customized (StudioKeymap *self);
gboolean studio_keymap_get_touched (StudioKeymap *self);
const char *studio_keymap_get_keys (StudioKeymap *self, const StudioAction *action);
char *studio_keymap_dup_first_key (StudioKeymap *self, const StudioAction *action);
char *studio_keymap_dup_label (StudioKeymap *self, const StudioAction *action);
const StudioAction *studio_keymap_find_user (StudioKeymap *self,
                                             const StudioAction *action,
                                             const char *key);
gboolean studio_keymap_give (StudioKeymap *self, const StudioAction *action, const char *key);
void studio_keymap_reset (StudioKeymap *self, const StudioAction *action);
void studio_keymap_reset_all (StudioKeymap *self);

G_END_DECLS
