/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioActionPlace:
 * @STUDIO_ACTION_EVERYWHERE: in the window, wherever the focus is
 * @STUDIO_ACTION_ON_IMAGE: an action of the window on one record (x): the image that is on show, or
 *   has the focus in the gallery
 * @STUDIO_ACTION_UNCLAIMED: in the window, when nothing around the focus takes the key
 * @STUDIO_ACTION_IN_COMPOSER: where prompts are written
 * @STUDIO_ACTION_IN_STUDIO: at the image of the studio and its strip
 * @STUDIO_ACTION_IN_GALLERY: in the gallery
 * @STUDIO_ACTION_IN_COMPARISON: while images are compared
 * @STUDIO_ACTION_IN_QUEUE: at a row of the queue
 * @STUDIO_ACTION_IN_LINEAGE: where it is shown what came from what
 * @STUDIO_ACTION_IN_CULL: while images are sorted through
 *
 * Where the keys of an action work.
 */
typedef enum
{
  STUDIO_ACTION_EVERYWHERE,
  STUDIO_ACTION_ON_IMAGE,
  STUDIO_ACTION_UNCLAIMED,
  STUDIO_ACTION_IN_COMPOSER,
  STUDIO_ACTION_IN_STUDIO,
  STUDIO_ACTION_IN_GALLERY,
  STUDIO_ACTION_IN_COMPARISON,
  STUDIO_ACTION_IN_QUEUE,
  STUDIO_ACTION_IN_LINEAGE,
  STUDIO_ACTION_IN_CULL,
} StudioActionPlace;

/* What belongs together in lists. */
typedef enum
{
  STUDIO_ACTION_GROUP_GENERAL,
  STUDIO_ACTION_GROUP_VIEW,
  STUDIO_ACTION_GROUP_EDITING,
  STUDIO_ACTION_GROUP_IMAGE,
  STUDIO_ACTION_GROUP_USE,
  STUDIO_ACTION_GROUP_COPY,
  STUDIO_ACTION_GROUP_GALLERY,
  STUDIO_ACTION_GROUP_ORDER,
  STUDIO_ACTION_GROUP_COMPARISON,
  STUDIO_ACTION_GROUP_CULL,
  STUDIO_ACTION_GROUP_QUEUE,
  STUDIO_ACTION_GROUP_LINEAGE,
  STUDIO_ACTION_N_GROUPS,
} StudioActionGroup;

/**
 * StudioAction:
 * @action: (nullable): the action, with its target as g_action_parse_detailed_name() reads it;
 *   %NULL for keys that a widget looks at itself
 * @title: what a person calls it, untranslated
 * @keys: its keys as gtk_accelerator_parse() reads them, a space between two
 * @group: what it is listed with
 * @place: where the keys work
 *
 * Something that can be done.
 */
typedef struct
{
  const char *action;
  const char *title;
  const char *keys;
  StudioActionGroup group;
  StudioActionPlace place;
} StudioAction;

const StudioAction *studio_action_table_get (gsize *n_actions);
const StudioAction *studio_action_table_find (const char *action);
const StudioAction *studio_action_table_find_through (const char *action);
const char *studio_action_group_get_title (StudioActionGroup group);
void studio_action_table_bind (GtkWidgetClass *klass, const char *action);
void studio_action_table_add_keys (GtkWidget *widget, const char *prefix);

G_END_DECLS
