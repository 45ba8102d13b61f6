/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-run-again.h"

#include "studio-spending-guard.h"
#include "studio-window.h"

#include <glib/gi18n-lib.h>

/* The ids whose records are still to be loaded, and the records. */
typedef struct
{
  StudioWindow *window;
  GArray *ids; /* gint64 */
  GPtrArray *records;
} Again;

static void
free_again (gpointer data)
{
  Again *self = data;

  g_object_unref (self->window);
  g_array_unref (self->ids);
  g_ptr_array_unref (self->records);
  g_free (self);
}

static gboolean
add_to_queue (StudioQueue *queue, StudioRecord *record, GError **error)
{
  const StudioCallDetails details = { .template = studio_record_get_template (record),
                                      .parent = studio_record_get_id (record) };

  return studio_queue_add_run (queue, studio_record_get_request (record), 1, &details, error);
}

static void
say_added (StudioWindow *window, guint n_added)
{
  g_autofree char *title = n_added == 1 ? g_strdup (_ ("Asked for again"))
                                        : g_strdup_printf (ngettext ("%'u image asked for again",
                                                                     "%'u images asked for again",
                                                                     n_added),
                                                           n_added);

  studio_window_add_toast (window, adw_toast_new (title));
}

/* Asked for by a person who knows that it is paid for again. */
static void
run_cb (gpointer data)
{
  const Again *self = data;
  StudioSession *session = studio_window_get_session (self->window);
  g_autoptr (GError) error = NULL;
  guint n_added = 0;

  if (session == NULL)
    return;
  while (n_added < self->records->len
         && add_to_queue (studio_session_get_queue (session),
                          g_ptr_array_index (self->records, n_added),
                          &error))
    n_added++;
  if (n_added > 0)
    say_added (self->window, n_added);
  if (error != NULL)
    studio_window_show_error (self->window, error);
}

static guint
count_unknown (GPtrArray *records)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += studio_record_get_state (g_ptr_array_index (records, i)) == STUDIO_RECORD_UNKNOWN;
  return n;
}

static void load_next (Again *self);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Again *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      STUDIO_SESSION (source), result, &error);

  if (studio_window_get_session (self->window) == NULL || record == NULL)
    {
      if (studio_window_get_session (self->window) != NULL)
        studio_window_show_error (self->window, error);
      free_again (self);
      return;
    }
  if (studio_record_get_request (record) != NULL)
    g_ptr_array_add (self->records, g_steal_pointer (&record));
  g_array_remove_index (self->ids, self->ids->len - 1);
  load_next (self);
}

/* From the end of the list, so that the oldest of what is listed by time is asked for first. */
static void
load_next (Again *self)
{
  StudioSession *session = studio_window_get_session (self->window);

  if (self->ids->len > 0)
    studio_session_load_record_async (
        session, g_array_index (self->ids, gint64, self->ids->len - 1), loaded_cb, self);
  else if (self->records->len > 0)
    studio_spending_guard_run_again (GTK_WIDGET (self->window),
                                     session,
                                     self->records->len,
                                     count_unknown (self->records),
                                     run_cb,
                                     self,
                                     free_again);
  else
    free_again (self);
}

static void
start (GtkWidget *window, const gint64 *ids, gsize n_ids)
{
  Again *self = g_new0 (Again, 1);

  self->window = g_object_ref (STUDIO_WINDOW (window));
  self->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof *ids), ids, (guint) n_ids);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  load_next (self);
}

static void
run_again_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);
  start (widget, &id, 1);
}

static void
run_again_all_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  gsize n_ids = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n_ids, sizeof *ids);
  start (widget, ids, n_ids);
}

/**
 * studio_run_again_install:
 * @klass: the class of StudioWindow
 *
 * For its class_init alone.
 */
void
studio_run_again_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.run-again", "x", run_again_action);
  gtk_widget_class_install_action (klass, "win.run-again-all", "ax", run_again_all_action);
}
