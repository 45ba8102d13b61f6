/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-keymap.h"
#include "studio-past-prompt.h"

G_BEGIN_DECLS

/**
 * StudioPaletteItem:
 *
 * What the command palette offers: an action, or a prompt that was used before. Properties, all
 * readable: `title`, `detail` and `key` (strings), `enabled` and `changeable` (gboolean: whether
 * it has a key), `target` (GVariant: the name of the action).
 */
#define STUDIO_TYPE_PALETTE_ITEM (studio_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioPaletteItem, studio_palette_item, STUDIO, PALETTE_ITEM, GObject)

StudioPaletteItem *studio_palette_item_new (const StudioAction *action,
                                            gboolean enabled,
                                            const char *reason,
                                            guint rank);
void studio_palette_item_show_key (StudioPaletteItem *self, StudioKeymap *keymap);
StudioPaletteItem *studio_palette_item_new_for_prompt (StudioPastPrompt *prompt);
const StudioAction *studio_palette_item_get_action (StudioPaletteItem *self);
StudioPastPrompt *studio_palette_item_get_prompt (StudioPaletteItem *self);
gboolean studio_palette_item_get_enabled (StudioPaletteItem *self);
char *studio_palette_item_dup_spoken (StudioPaletteItem *self);
gboolean studio_palette_item_match (StudioPaletteItem *self, const char *query);
int studio_palette_item_compare (StudioPaletteItem *self, StudioPaletteItem *other);

G_END_DECLS
