/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-difference.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GdkPixbuf *one;
  GdkPixbuf *other;
  StudioImageDifference facts;
} Subtraction;

static void
free_subtraction (Subtraction *data)
{
  g_object_unref (data->one);
  g_object_unref (data->other);
  g_free (data);
}

static void
subtract_in_thread (GTask *task,
                    G_GNUC_UNUSED gpointer source,
                    gpointer task_data,
                    G_GNUC_UNUSED GCancellable *cancellable)
{
  Subtraction *data = task_data;

  if (g_task_return_error_if_cancelled (task))
    return;
  GdkPixbuf *pixbuf = studio_image_difference_new (data->one, data->other, &data->facts);
  if (pixbuf != NULL)
    g_task_return_pointer (task, pixbuf, g_object_unref);
  else
    g_task_return_new_error (
        task, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("There is not enough memory for this image."));
}

/**
 * studio_compare_difference_async:
 * @one: an image that nobody writes to any more
 * @other: another one
 * @cancellable: (nullable): to stop caring
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * studio_image_difference_new() in a worker.
 */
void
studio_compare_difference_async (GdkPixbuf *one,
                                 GdkPixbuf *other,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Subtraction *data = g_new0 (Subtraction, 1);

  data->one = g_object_ref (one);
  data->other = g_object_ref (other);
  g_task_set_source_tag (task, studio_compare_difference_async);
  g_task_set_task_data (task, data, (GDestroyNotify) free_subtraction);
  g_task_run_in_thread (task, subtract_in_thread);
}

/**
 * studio_compare_difference_finish:
 * @result: what the callback was given
 * @facts: (out): how much differs
 * @error: return location
 *
 * Returns: (transfer full): the difference, %NULL with @error set (`G_IO_ERROR_CANCELLED` when
 *   cancelled)
 */
GdkPixbuf *
studio_compare_difference_finish (GAsyncResult *result,
                                  StudioImageDifference *facts,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  const Subtraction *data = g_task_get_task_data (G_TASK (result));

  *facts = data->facts;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_compare_difference_dup_label:
 * @facts: how much differs
 *
 * Returns: (transfer full): that in words
 */
char *
studio_compare_difference_dup_label (const StudioImageDifference *facts)
{
  double percent = facts->share * 100;

  if (percent <= 0)
    return g_strdup (_ ("No difference to be seen"));
  if (facts->gain > 1)
    /* Translators: how much of an image differs, and how often that was doubled to be seen */
    return g_strdup_printf (
        _ ("%.1f %% of the pixels differ · made %d× as bright"), percent, facts->gain);
  return g_strdup_printf (_ ("%.1f %% of the pixels differ"), percent);
}
