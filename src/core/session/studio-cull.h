/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  STUDIO_CULL_OPEN,
  STUDIO_CULL_KEEP,
  STUDIO_CULL_STAR,
  STUDIO_CULL_TRASH,
} StudioCullChoice;

#define STUDIO_CULL_N_CHOICES 4

/**
 * StudioCull:
 *
 * Sorting through a row of images: what was decided about each, where one stands, and the way back.
 * Nothing happens to the images themselves. Main thread only.
 *
 * Signal `changed`: the place or a decision.
 */
#define STUDIO_TYPE_CULL (studio_cull_get_type ())
G_DECLARE_FINAL_TYPE (StudioCull, studio_cull, STUDIO, CULL, GObject)

StudioCull *studio_cull_new (const gint64 *ids, guint n_ids);
guint studio_cull_get_n_images (StudioCull *self);
guint studio_cull_get_position (StudioCull *self);
void studio_cull_set_position (StudioCull *self, guint position);
gint64 studio_cull_get_id (StudioCull *self, guint position);
StudioCullChoice studio_cull_get_choice (StudioCull *self, guint position);
gboolean studio_cull_choose (StudioCull *self, StudioCullChoice choice);
gboolean studio_cull_step (StudioCull *self, int direction);
gboolean studio_cull_undo (StudioCull *self);
guint studio_cull_count (StudioCull *self, StudioCullChoice choice);
gint64 *studio_cull_dup_ids (StudioCull *self, StudioCullChoice choice, guint *n_ids);
void studio_cull_forget (StudioCull *self, gint64 id);

G_END_DECLS
