/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-marks.h"

struct _StudioSearchMarks
{
  StudioTrace *trace; /* NULL where nobody measures */
  gboolean searching;
  GdkFrameClock *clock; /* while a frame is waited for */
  gulong handler;
};

static void
forget_frame (StudioSearchMarks *self)
{
  if (self->clock != NULL)
    g_clear_signal_handler (&self->handler, self->clock);
  g_clear_object (&self->clock);
}

static void
painted_cb (G_GNUC_UNUSED GdkFrameClock *clock, StudioSearchMarks *self)
{
  forget_frame (self);
  studio_trace_mark (self->trace, "search.shown");
}

/**
 * studio_search_marks_new:
 * @trace: (nullable): where to write
 *
 * Returns: (transfer full): marks of no search yet
 */
StudioSearchMarks *
studio_search_marks_new (StudioTrace *trace)
{
  StudioSearchMarks *self = g_new0 (StudioSearchMarks, 1);
  g_set_object (&self->trace, trace);
  return self;
}

/**
 * studio_search_marks_free:
 * @self: (transfer full) (nullable): the marks
 */
void
studio_search_marks_free (StudioSearchMarks *self)
{
  if (self == NULL)
    return;
  forget_frame (self);
  g_clear_object (&self->trace);
  g_free (self);
}

/**
 * studio_search_marks_start:
 * @self: (nullable): the marks
 *
 * A key was typed.
 */
void
studio_search_marks_start (StudioSearchMarks *self)
{
  if (self == NULL || self->trace == NULL)
    return;
  self->searching = TRUE;
  studio_trace_mark (self->trace, "search.start");
}

/**
 * studio_search_marks_listed:
 * @self: (nullable): the marks
 * @widget: a widget of the window that shows the list
 *
 * Rows were put into the list; after a key, the first ones count.
 */
void
studio_search_marks_listed (StudioSearchMarks *self, GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  if (self == NULL || !self->searching)
    return;

  self->searching = FALSE;
  studio_trace_mark (self->trace, "search.listed");
  forget_frame (self);
  if (clock == NULL)
    return;
  self->clock = g_object_ref (clock);
  self->handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), self);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}
