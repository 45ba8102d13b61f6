/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-work.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define CLEAR_LINE "\r\033[K"

typedef struct
{
  StudioCliWorkFunc func;
  gpointer data;
} Work;

static void
work_cb (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (work->func (cancellable, work->data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
store_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static gboolean
interrupt_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_CONTINUE;
}

/**
 * studio_cli_work_run:
 * @func: the work
 * @data: for @func
 * @error: return location; what @func ends in, %G_IO_ERROR_CANCELLED where it was interrupted
 *
 * Runs long work so that SIGINT and SIGTERM end it in good order.
 *
 * Returns: whether it was done
 */
gboolean
studio_cli_work_run (StudioCliWorkFunc func, gpointer data, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, store_cb, &result);
  Work work = { func, data };
  guint interrupt = g_unix_signal_add (SIGINT, interrupt_cb, cancellable);
  guint terminate = g_unix_signal_add (SIGTERM, interrupt_cb, cancellable);

  g_task_set_source_tag (task, studio_cli_work_run);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, &work, NULL);
  g_task_run_in_thread (task, work_cb);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  return g_task_propagate_boolean (task, error);
}

/**
 * studio_cli_work_show_progress:
 * @n_done: how much is done
 * @n_all: how much there is, 0 for unknown
 * @data: unused
 *
 * Draws it on the standard error when that is a terminal. Any thread, one at a time.
 */
void
studio_cli_work_show_progress (guint64 n_done, guint64 n_all, G_GNUC_UNUSED gpointer data)
{
  g_autofree char *done = g_strdup_printf ("%" G_GUINT64_FORMAT, n_done);
  g_autofree char *all = g_strdup_printf ("%" G_GUINT64_FORMAT, n_all);

  if (!isatty (STDERR_FILENO) || (n_done % 100 != 0 && n_done != n_all))
    return;
  g_printerr (CLEAR_LINE);
  if (n_all > 0)
    g_printerr (_ ("%s of %s"), done, all);
  else
    g_printerr ("%s", done);
}

/**
 * studio_cli_work_clear_progress:
 *
 * Takes away what studio_cli_work_show_progress() drew last.
 */
void
studio_cli_work_clear_progress (void)
{
  if (isatty (STDERR_FILENO))
    g_printerr (CLEAR_LINE);
}
