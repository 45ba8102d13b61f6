/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-stage-ahead.h"

#include "studio-turns.h"

#define PLACE_KEY "studio-stage-ahead-place"
#define SESSION_KEY "studio-stage-ahead-session"

static GtkWidget *
make_stage (GtkBox *place, StudioSession *session)
{
  GtkWidget *stage = gtk_widget_get_first_child (GTK_WIDGET (place));

  if (stage != NULL)
    return stage;
  stage = GTK_WIDGET (studio_stage_new (session));
  gtk_widget_set_visible (stage, FALSE);
  gtk_box_append (place, stage);
  return stage;
}

static gboolean
make_stage_of (GtkWidget *window)
{
  make_stage (g_object_get_data (G_OBJECT (window), PLACE_KEY),
              g_object_get_data (G_OBJECT (window), SESSION_KEY));
  return G_SOURCE_REMOVE;
}

/**
 * studio_stage_ahead_prepare:
 * @window: the window of the application
 * @place: where the stage belongs, in @window, and nothing else
 * @session: what it shows
 *
 * Makes the stage after the first frame, while the library is opened by a worker: to make it once
 * that is done would hold the main loop when there is most to do.
 */
void
studio_stage_ahead_prepare (GtkWidget *window, GtkBox *place, StudioSession *session)
{
  g_return_if_fail (GTK_IS_WIDGET (window));
  g_object_set_data (G_OBJECT (window), PLACE_KEY, place);
  g_object_set_data_full (G_OBJECT (window), SESSION_KEY, g_object_ref (session), g_object_unref);
  studio_turns_add_by_frame (window, make_stage_of);
}

/**
 * studio_stage_ahead_take:
 * @place: where the stage belongs
 * @session: what it shows
 *
 * Returns: (transfer none): the stage, from now on in sight; made now if it was not made ahead
 */
StudioStage *
studio_stage_ahead_take (GtkBox *place, StudioSession *session)
{
  g_return_val_if_fail (GTK_IS_BOX (place), NULL);
  GtkWidget *stage = make_stage (place, session);

  gtk_widget_set_visible (stage, TRUE);
  return STUDIO_STAGE (stage);
}
