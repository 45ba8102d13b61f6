/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-fixture.h"
#include "studio-library-watch.h"
#include "studio-tags.h"
#include "studio-test-support.h"

/* A library object of its own stands for a process of its own: it has its own connections, its own
 * journal files and its own locks. */

#define N_WRITERS 4
#define N_ROUNDS 6

typedef struct
{
  StudioLibraryFixture *fixture;
  gint64 shared; /* an image that all of them edit */
  guint number;
  gint64 kept[N_ROUNDS];
  int done;
} Writer;

static void
edit (StudioLibrary *library, gint64 id, const char *tag, guint rating)
{
  const char *tags[] = { tag, NULL };
  const StudioEdit change = { .mask = STUDIO_EDIT_TAGS, .add_tags = tags };
  const StudioEdit rate = { .mask = STUDIO_EDIT_RATING, .rating = (int) rating };
  g_autoptr (GError) error = NULL;

  studio_library_edit (library, &id, 1, &change, &error);
  g_assert_no_error (error);
  studio_library_edit (library, &id, 1, &rate, &error);
  g_assert_no_error (error);
}

static gpointer
write_in_thread (gpointer data)
{
  Writer *self = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  g_autoptr (StudioLibrary) library = studio_library_fixture_open (self->fixture);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *tag = g_strdup_printf ("w%u-%u", self->number, i);
      g_autoptr (GError) error = NULL;
      self->kept[i] = studio_library_fixture_keep (library, tag);
      edit (library, self->shared, tag, self->number + 1);
      edit (library, self->kept[i], tag, self->number + 1);
      if (i % 2 == 1)
        studio_library_trash (library, self->kept[i], &error);
      g_assert_no_error (error);
    }
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  g_atomic_int_set (&self->done, TRUE);
  return NULL;
}

/* What a window shows: it goes by what it is told. */
static void
show_cb (G_GNUC_UNUSED StudioLibrary *library, gint64 id, gpointer shown)
{
  g_hash_table_add (shown, g_memdup2 (&id, sizeof id));
}

static void
hide_cb (G_GNUC_UNUSED StudioLibrary *library, gint64 id, gpointer shown)
{
  g_hash_table_remove (shown, &id);
}

/* Too much at once to be told one by one. */
static void
reload_cb (StudioLibrary *library, gpointer shown)
{
  g_autoptr (GArray) ids = studio_library_list_ids (library, NULL, NULL);

  g_hash_table_remove_all (shown);
  for (guint i = 0; i < ids->len; i++)
    show_cb (library, g_array_index (ids, gint64, i), shown);
}

static void
assert_kept (StudioLibraryFixture *self, const Writer *writer)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (StudioRecord) record = studio_library_load (self->library, writer->kept[i], NULL);
      g_autofree char *tag = g_strdup_printf ("w%u-%u", writer->number, i);
      g_auto (GStrv) tags = studio_tags_split (studio_record_get_tags (record));
      g_assert_cmpint (studio_record_get_state (record), ==, STUDIO_RECORD_KEPT);
      g_assert_cmpstr (studio_request_get_prompt (studio_record_get_request (record)), ==, tag);
      g_assert_true (g_strv_contains ((const char *const *) tags, tag));
      g_assert_cmpuint (g_strv_length (tags), ==, 1);
      g_assert_cmpint (studio_record_get_rating (record), ==, (int) writer->number + 1);
      g_assert_cmpint (studio_record_get_trashed (record), ==, i % 2 == 1);
    }
}

/* Every tag of every writer is on the image that all of them edited at once. */
static void
assert_shared (StudioLibraryFixture *self, gint64 id)
{
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, NULL);
  g_auto (GStrv) tags = studio_tags_split (studio_record_get_tags (record));

  g_assert_cmpuint (g_strv_length (tags), ==, N_WRITERS * N_ROUNDS);
  for (guint i = 0; i < N_WRITERS * N_ROUNDS; i++)
    {
      g_autofree char *tag = g_strdup_printf ("w%u-%u", i / N_ROUNDS, i % N_ROUNDS);
      g_assert_true (g_strv_contains ((const char *const *) tags, tag));
    }
}

typedef struct
{
  Writer writers[N_WRITERS];
  GHashTable *shown;
} All;

static gboolean
is_all_shown (gpointer data)
{
  const All *all = data;

  for (guint i = 0; i < N_WRITERS; i++)
    {
      if (!g_atomic_int_get (&all->writers[i].done))
        return FALSE;
      for (guint j = 0; j < N_ROUNDS; j++)
        if (g_hash_table_contains (all->shown, &all->writers[i].kept[j]) != (j % 2 == 0))
          return FALSE;
    }
  return TRUE;
}

static StudioLibraryWatch *
watch (StudioLibraryFixture *self, GHashTable *shown)
{
  g_signal_connect (self->library, "added", G_CALLBACK (show_cb), shown);
  g_signal_connect (self->library, "removed", G_CALLBACK (hide_cb), shown);
  g_signal_connect (self->library, "reload", G_CALLBACK (reload_cb), shown);
  g_assert_true (studio_library_follow (self->library, NULL));
  return studio_library_watch_new (self->library);
}

static void
test_many_writers (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GThread *threads[N_WRITERS];
  All all = { .shown = shown };
  gint64 shared = studio_library_fixture_keep (self->library, "shared");
  StudioLibraryWatch *watching = watch (self, shown);

  for (guint i = 0; i < N_WRITERS; i++)
    {
      all.writers[i] = (Writer){ .fixture = self, .shared = shared, .number = i };
      threads[i] = g_thread_new ("writer", write_in_thread, &all.writers[i]);
    }
  studio_test_wait_until (is_all_shown, &all);
  for (guint i = 0; i < N_WRITERS; i++)
    g_thread_join (threads[i]);
  assert_shared (self, shared);
  for (guint i = 0; i < N_WRITERS; i++)
    assert_kept (self, &all.writers[i]);
  g_assert_cmpuint (
      studio_library_fixture_count (self->library, NULL), ==, 1 + N_WRITERS * N_ROUNDS / 2);
  studio_library_watch_free (watching);
  g_signal_handlers_disconnect_by_data (self->library, shown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/many-writers/nothing-is-lost",
              StudioLibraryFixture,
              NULL,
              studio_library_fixture_set_up,
              test_many_writers,
              studio_library_fixture_tear_down);
  return g_test_run ();
}
