/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-paint-mark.h"

typedef struct
{
  StudioTrace *trace;
  const char *mark;
  gint64 id;
} PaintMark;

static void
free_paint_mark (gpointer data, G_GNUC_UNUSED GClosure *closure)
{
  PaintMark *paint_mark = data;
  g_clear_object (&paint_mark->trace);
  g_free (paint_mark);
}

static void
after_paint_cb (GdkFrameClock *frame_clock, PaintMark *paint_mark)
{
  studio_trace_mark_number (paint_mark->trace, paint_mark->mark, "id", paint_mark->id);
  g_signal_handlers_disconnect_by_data (frame_clock, paint_mark);
}

/**
 * studio_paint_mark:
 * @widget: a widget that is about to be drawn anew
 * @trace: (nullable): where to write
 * @mark: the mark, a static string
 * @id: the number that goes with it
 *
 * Writes the mark once the next frame has been painted: that is when a person sees what changed.
 */
void
studio_paint_mark (GtkWidget *widget, StudioTrace *trace, const char *mark, gint64 id)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (widget);
  if (frame_clock == NULL || trace == NULL)
    return;

  PaintMark *paint_mark = g_new0 (PaintMark, 1);
  paint_mark->trace = g_object_ref (trace);
  paint_mark->mark = mark;
  paint_mark->id = id;
  g_signal_connect_data (frame_clock,
                         "after-paint",
                         G_CALLBACK (after_paint_cb),
                         paint_mark,
                         free_paint_mark,
                         (GConnectFlags) 0);
}
