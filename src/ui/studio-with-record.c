/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-with-record.h"

typedef struct
{
  StudioWindow *window;
  StudioWithRecordFunc func;
} Pending;

static void
pending_free (Pending *self)
{
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      STUDIO_SESSION (source), result, &error);

  if (record == NULL)
    studio_window_show_error (pending->window, error);
  else if (studio_window_get_session (pending->window) != NULL)
    pending->func (pending->window, record);
}

/**
 * studio_with_record:
 * @window: a window
 * @id: a record
 * @func: what is done with it
 *
 * Loads the record in a worker; what goes wrong is told by a toast. Nothing happens where the
 * window closes meanwhile.
 */
void
studio_with_record (StudioWindow *window, gint64 id, StudioWithRecordFunc func)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->window = g_object_ref (window);
  pending->func = func;
  studio_session_load_record_async (studio_window_get_session (window), id, loaded_cb, pending);
}
