/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-lineage.h"

#include "studio-family.h"
#include "studio-word-diff.h"

#include <glib/gi18n-lib.h>

/* As much of a change as is read at a glance. */
#define MAX_SUMMARY 160

/* One image on the way from the ledger to the list. */
typedef struct
{
  StudioRecord *record;
  GArray *children; /* guint: indices, oldest first */
  guint parent;     /* index, G_MAXUINT for none */
  guint next;       /* which child comes next */
  guint position;   /* in the list */
  guint column;
} Member;

static void
clear_member (gpointer data)
{
  g_array_unref (((Member *) data)->children);
}

static Member *
get_member (GArray *members, guint index)
{
  return &g_array_index (members, Member, index);
}

static void
add_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
add_words (GString *text, const char *format, const char *before, const char *after)
{
  if (g_strcmp0 (before, after) == 0)
    return;
  g_autofree char *words = studio_word_diff_dup_summary (
      before == NULL ? "" : before, after == NULL ? "" : after, MAX_SUMMARY);
  g_autoptr (GString) part = g_string_new (format);
  g_string_replace (part, "%s", words == NULL ? "" : words, 1);
  if (words != NULL && *words != '\0')
    add_part (text, part->str);
}

static void
add_figures (GString *text, StudioRequest *before, StudioRequest *after)
{
  StudioAspectRatio ratio = studio_request_get_aspect_ratio (after);

  if (studio_request_get_aspect_ratio (before) != ratio)
    add_part (text, studio_aspect_ratio_to_string (ratio));
  if (text->len > 0)
    return;
  if (studio_request_get_seed (before) == studio_request_get_seed (after))
    add_part (text, _ ("The same again"));
  else
    add_part (text, _ ("Another seed"));
}

/**
 * studio_lineage_describe_change:
 * @before: a loaded record
 * @after: one that came from it
 *
 * Returns: (transfer full): what is different, such as "+ misty, − crowd · 16:9"; where the words
 *   and the ratio are the same, whether the seed is
 */
char *
studio_lineage_describe_change (StudioRecord *before, StudioRecord *after)
{
  StudioRequest *old = studio_record_get_request (before);
  StudioRequest *new = studio_record_get_request (after);
  GString *text = g_string_new (NULL);

  if (old == NULL || new == NULL)
    return g_string_free (text, FALSE);
  add_words (text, "%s", studio_request_get_prompt (old), studio_request_get_prompt (new));
  add_words (text,
             /* Translators: %s are the words that were added to or removed from the negative prompt
              */
             _ ("negative: %s"),
             studio_request_get_negative_prompt (old),
             studio_request_get_negative_prompt (new));
  add_figures (text, old, new);
  return g_string_free (text, FALSE);
}

static GArray *
gather (GPtrArray *records)
{
  g_autoptr (GHashTable) indices = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *members = g_array_new (FALSE, TRUE, sizeof (Member));

  g_array_set_clear_func (members, clear_member);
  for (guint i = 0; i < records->len; i++)
    {
      StudioRecord *record = g_ptr_array_index (records, i);
      gint64 id = studio_record_get_id (record);
      gint64 parent = studio_record_get_parent (record);
      gpointer index = NULL;
      Member member = { .record = record, .parent = G_MAXUINT };

      member.children = g_array_new (FALSE, FALSE, sizeof (guint));
      /* Each comes after the one that it came from; whoever does not goes round in a circle. */
      if (g_hash_table_lookup_extended (indices, &parent, NULL, &index))
        {
          member.parent = GPOINTER_TO_UINT (index);
          g_array_append_val (get_member (members, member.parent)->children, i);
        }
      g_array_append_val (members, member);
      g_hash_table_insert (indices, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i));
    }
  return members;
}

static guint
choose_column (GArray *members, const Member *member)
{
  if (member->parent == G_MAXUINT)
    return 0;
  const Member *parent = get_member (members, member->parent);
  gboolean is_last = parent->next == parent->children->len;
  return MIN (parent->column + (is_last ? 0 : 1), STUDIO_LINEAGE_MAX_COLUMN);
}

static void
emit (GArray *members, guint index, guint *open, GListStore *list)
{
  Member *member = get_member (members, index);
  const Member *parent = member->parent == G_MAXUINT ? NULL : get_member (members, member->parent);
  StudioLineagePlace place = { .parent_column = -1, .parent = G_MAXUINT, .first_child = G_MAXUINT };
  g_autofree char *change = NULL;

  member->position = g_list_model_get_n_items (G_LIST_MODEL (list));
  member->column = choose_column (members, member);
  place.column = member->column;
  place.through = *open & ~(1u << member->column);
  if (member->children->len > 0)
    place.first_child = member->position + 1;
  if (parent != NULL)
    {
      place.parent_column = (int) parent->column;
      place.parent = parent->position;
      change = studio_lineage_describe_change (parent->record, member->record);
      if (parent->next == parent->children->len)
        *open &= ~(1u << parent->column);
    }
  if (member->children->len > 0)
    *open |= 1u << member->column;
  g_autoptr (StudioLineageNode) node = studio_lineage_node_new (member->record, &place, change);
  g_list_store_append (list, node);
}

/* Depth first, with a path of its own instead of recursion: a tree can be one long branch. */
static void
walk (GArray *members, guint root, GListStore *list)
{
  guint open = 0;
  guint at = root;

  emit (members, root, &open, list);
  while (at != G_MAXUINT)
    {
      Member *member = get_member (members, at);
      if (member->next < member->children->len)
        {
          at = g_array_index (member->children, guint, member->next++);
          emit (members, at, &open, list);
        }
      else
        at = member->parent;
    }
}

/**
 * studio_lineage_load:
 * @library: the library
 * @id: an image
 * @error: return location; a database error
 *
 * Makes the tree that an image belongs to, bounded by %STUDIO_FAMILY_MAX, as a list: each after the
 * one that it came from, a branch before what follows it. Blocking, in a worker.
 *
 * Returns: (transfer full) (nullable): a list of #StudioLineageNode
 */
GListModel *
studio_lineage_load (StudioLibrary *library, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = studio_library_list_family (library, id, error);
  if (ids == NULL)
    return NULL;
  g_autoptr (GPtrArray) records = studio_library_load_many (
      library, (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (records == NULL)
    return NULL;
  g_autoptr (GArray) members = gather (records);
  GListStore *list = g_list_store_new (STUDIO_TYPE_LINEAGE_NODE);
  for (guint i = 0; i < members->len; i++)
    if (get_member (members, i)->parent == G_MAXUINT)
      walk (members, i, list);
  return G_LIST_MODEL (list);
}

static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  GError *error = NULL;
  const gint64 *id = data;
  GListModel *list = studio_lineage_load (studio_session_get_library (source), *id, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * studio_session_load_lineage_async:
 * @session: a session with a library
 * @id: an image
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_lineage_load() in a worker.
 */
void
studio_session_load_lineage_async (StudioSession *session,
                                   gint64 id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);

  g_task_set_source_tag (task, studio_session_load_lineage_async);
  g_task_set_task_data (task, g_memdup2 (&id, sizeof id), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * studio_session_load_lineage_finish:
 * @session: a session
 * @result: what the callback was given
 * @error: return location; as studio_lineage_load(), or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a list of #StudioLineageNode
 */
GListModel *
studio_session_load_lineage_finish (StudioSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
