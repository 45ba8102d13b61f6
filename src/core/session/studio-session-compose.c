/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-compose.h"

#include "studio-session-private.h"

/* What any of these workers is given; the session itself is not looked into there. */
typedef struct
{
  char *path;
  char *text;
  char *name;
  char *old_name;
  guint n;
  guint32 seed;
  StudioLibrary *library;
  StudioStyle *style;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_free (self->path);
  g_free (self->text);
  g_free (self->name);
  g_free (self->old_name);
  g_clear_object (&self->library);
  g_clear_object (&self->style);
  g_free (self);
}

static void
run (StudioSession *self,
     Work work,
     gpointer tag,
     GTaskThreadFunc func,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (&work, sizeof work), work_free);
  g_task_run_in_thread (task, func);
}

/* Takes both; there is a value or an error. */
static void
end (GTask *task, gpointer value, GDestroyNotify destroy, GError *error)
{
  if (value != NULL)
    g_task_return_pointer (task, value, destroy);
  else
    g_task_return_error (task, error);
}

static gpointer
take_result (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_expansion_free:
 * @self: (transfer full): an expansion
 */
void
studio_expansion_free (StudioExpansion *self)
{
  g_clear_pointer (&self->template, studio_prompt_template_unref);
  g_clear_pointer (&self->prompts, g_strfreev);
  g_free (self);
}

static StudioExpansion *
expand (const Work *work, GError **error)
{
  g_autoptr (StudioWordLists) lists = studio_word_lists_load (work->path, error);
  g_autoptr (StudioExpansion) expansion = g_new0 (StudioExpansion, 1);

  if (lists == NULL)
    return NULL;
  expansion->template = studio_prompt_template_new (work->text, lists, NULL, error);
  if (expansion->template == NULL)
    return NULL;
  expansion->count = studio_prompt_template_get_count (expansion->template);
  /* Too many for all of them is no error here: some can still be drawn. */
  if (work->n == 0 && expansion->count <= STUDIO_QUEUE_MAX_COUNT)
    expansion->prompts = studio_prompt_template_expand_all (
        expansion->template, STUDIO_QUEUE_MAX_COUNT, error);
  else
    expansion->prompts = studio_prompt_template_draw (
        expansion->template, work->n, work->seed, error);
  return expansion->prompts == NULL ? NULL : g_steal_pointer (&expansion);
}

static void
expand_in_thread (GTask *task,
                  G_GNUC_UNUSED gpointer source,
                  gpointer data,
                  G_GNUC_UNUSED GCancellable *cancellable)
{
  GError *error = NULL;
  StudioExpansion *expansion = expand (data, &error);

  end (task, expansion, (GDestroyNotify) studio_expansion_free, error);
}

/**
 * studio_session_expand_async:
 * @self: a session
 * @text: a template
 * @n: how many of its prompts, at random; 0 for all, which gives none where those are more than
 *   %STUDIO_QUEUE_MAX_COUNT
 * @seed: what decides which
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the word lists and the template and expands it in a worker.
 */
void
studio_session_expand_async (StudioSession *self,
                             const char *text,
                             guint n,
                             guint32 seed,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Work work = {
    .path = g_strdup (studio_paths_get_word_lists_dir (self->paths)),
    .text = g_strdup (text),
    .n = n,
    .seed = seed,
  };

  run (self, work, studio_session_expand_async, expand_in_thread, cancellable, callback, user_data);
}

/**
 * studio_session_expand_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_prompt_template_new() and studio_word_lists_load()
 *
 * Returns: (transfer full) (nullable): what would be sent
 */
StudioExpansion *
studio_session_expand_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  return take_result (self, result, error);
}

static void
list_prompts_in_thread (GTask *task,
                        G_GNUC_UNUSED gpointer source,
                        gpointer data,
                        GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  GPtrArray *prompts = studio_past_prompts_list (
      work->library, work->text, work->n, cancellable, &error);

  end (task, prompts, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * studio_session_list_prompts_async:
 * @self: a session with a library
 * @search: (nullable): words that they have
 * @limit: how many at most
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_past_prompts_list() in a worker.
 */
void
studio_session_list_prompts_async (StudioSession *self,
                                   const char *search,
                                   guint limit,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && self->library != NULL);
  Work work = {
    .library = g_object_ref (self->library),
    .text = g_strdup (search),
    .n = limit,
  };

  run (self,
       work,
       studio_session_list_prompts_async,
       list_prompts_in_thread,
       cancellable,
       callback,
       user_data);
}

/**
 * studio_session_list_prompts_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_past_prompts_list()
 *
 * Returns: (transfer full) (nullable) (element-type StudioPastPrompt): the prompts, newest first
 */
GPtrArray *
studio_session_list_prompts_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  return take_result (self, result, error);
}

static void
edit_styles_in_thread (GTask *task,
                       G_GNUC_UNUSED gpointer source,
                       gpointer data,
                       G_GNUC_UNUSED GCancellable *cancellable)
{
  Work *work = data;
  GPtrArray *styles;
  GError *error = NULL;

  if (work->style != NULL)
    styles = studio_styles_put (work->path, work->style, work->old_name, &error);
  else if (work->old_name != NULL)
    styles = studio_styles_remove (work->path, work->old_name, &error);
  else
    styles = studio_styles_load (work->path, &error);
  end (task, styles, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * studio_session_edit_styles_async:
 * @self: a session
 * @put: (nullable): a style to keep
 * @remove: (nullable): the name of one that goes, also if it has another name in @put now
 * @callback: called when done
 * @user_data: for @callback
 *
 * Changes presets and styles in a worker, or only reads them.
 */
void
studio_session_edit_styles_async (StudioSession *self,
                                  StudioStyle *put,
                                  const char *remove,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));
  Work work = {
    .path = g_strdup (studio_paths_get_styles (self->paths)),
    .style = put == NULL ? NULL : g_object_ref (put),
    .old_name = g_strdup (remove),
  };

  run (self,
       work,
       studio_session_edit_styles_async,
       edit_styles_in_thread,
       NULL,
       callback,
       user_data);
}

/**
 * studio_session_edit_styles_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_styles_put()
 *
 * Returns: (transfer full) (nullable) (element-type StudioStyle): all styles as they are now
 */
GPtrArray *
studio_session_edit_styles_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  return take_result (self, result, error);
}

static void
load_word_lists_in_thread (GTask *task,
                           G_GNUC_UNUSED gpointer source,
                           gpointer data,
                           G_GNUC_UNUSED GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  StudioWordLists *lists = studio_word_lists_load (work->path, &error);

  end (task, lists, (GDestroyNotify) studio_word_lists_unref, error);
}

/**
 * studio_session_load_word_lists_async:
 * @self: a session
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_word_lists_load() in a worker.
 */
void
studio_session_load_word_lists_async (StudioSession *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));
  Work work = { .path = g_strdup (studio_paths_get_word_lists_dir (self->paths)) };

  run (self,
       work,
       studio_session_load_word_lists_async,
       load_word_lists_in_thread,
       NULL,
       callback,
       user_data);
}

/**
 * studio_session_load_word_lists_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_word_lists_load()
 *
 * Returns: (transfer full) (nullable): the lists
 */
StudioWordLists *
studio_session_load_word_lists_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  return take_result (self, result, error);
}

static gboolean
edit_word_list (const Work *work, GError **error)
{
  gboolean goes = work->old_name != NULL && g_strcmp0 (work->old_name, work->name) != 0;

  return (work->name == NULL || studio_word_list_write (work->path, work->name, work->text, error))
         && (!goes || studio_word_list_remove (work->path, work->old_name, error));
}

static void
edit_word_list_in_thread (GTask *task,
                          G_GNUC_UNUSED gpointer source,
                          gpointer data,
                          G_GNUC_UNUSED GCancellable *cancellable)
{
  GError *error = NULL;

  if (edit_word_list (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * studio_session_edit_word_list_async:
 * @self: a session
 * @name: (nullable): the list to write
 * @text: (nullable): its text
 * @old_name: (nullable): the list that goes, after that, unless it is the same
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes, renames or removes a word list in a worker.
 */
void
studio_session_edit_word_list_async (StudioSession *self,
                                     const char *name,
                                     const char *text,
                                     const char *old_name,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));
  Work work = {
    .path = g_strdup (studio_paths_get_word_lists_dir (self->paths)),
    .name = g_strdup (name),
    .text = g_strdup (text),
    .old_name = g_strdup (old_name),
  };

  run (self,
       work,
       studio_session_edit_word_list_async,
       edit_word_list_in_thread,
       NULL,
       callback,
       user_data);
}

/**
 * studio_session_edit_word_list_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_word_list_write() and studio_word_list_remove()
 *
 * Returns: whether it was done
 */
gboolean
studio_session_edit_word_list_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
