/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-gallery.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-listing.h"
#include "studio-record-loader.h"
#include "studio-test-support.h"

#include <string.h>

/* A list that follows the gallery by its items-changed alone and so proves that it is exact. */
typedef struct
{
  StudioLibraryFixture base;
  StudioGallery *gallery;
  GArray *mirror;
  GString *changes;
} Fixture;

static void
mirror_cb (GListModel *model, guint position, guint n_removed, guint n_added, gpointer data)
{
  Fixture *self = data;

  g_string_append_printf (self->changes, "%u-%u+%u ", position, n_removed, n_added);
  g_assert_cmpuint (position + n_removed, <=, self->mirror->len);
  if (n_removed > 0)
    g_array_remove_range (self->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (StudioRecord) record = g_list_model_get_item (model, position + i);
      gint64 id = studio_record_get_id (record);
      g_array_insert_val (self->mirror, position + i, id);
    }
  g_assert_cmpuint (self->mirror->len, ==, g_list_model_get_n_items (model));
}

static void
assert_mirrored (Fixture *self)
{
  GListModel *model = G_LIST_MODEL (self->gallery);
  g_assert_cmpuint (self->mirror->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < self->mirror->len; i++)
    {
      g_autoptr (StudioRecord) record = g_list_model_get_item (model, i);
      gint64 id = g_array_index (self->mirror, gint64, i);
      guint position = G_MAXUINT;
      g_assert_cmpint (studio_record_get_id (record), ==, id);
      g_assert_true (studio_gallery_find (self->gallery, id, &position));
      g_assert_cmpuint (position, ==, i);
    }
}

static void
reload (StudioGallery *gallery)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  studio_gallery_reload_async (gallery, NULL, studio_test_store_result_cb, &result);
  g_assert_true (studio_gallery_get_loading (gallery));
  studio_test_wait_for_result (&result);
  g_assert_true (studio_gallery_reload_finish (gallery, result, &error));
  g_assert_no_error (error);
  g_assert_false (studio_gallery_get_loading (gallery));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  studio_library_fixture_set_up (&self->base, data);
  for (int i = 0; i < 4; i++)
    studio_library_fixture_keep (self->base.library, i % 2 == 0 ? "a fox" : "a wolf");
  studio_test_drain ();
  self->gallery = studio_gallery_new (self->base.library);
  self->mirror = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->changes = g_string_new (NULL);
  g_signal_connect (self->gallery, "items-changed", G_CALLBACK (mirror_cb), self);
}

static gboolean
is_idle (gpointer gallery)
{
  return !studio_gallery_get_loading (gallery);
}

/* What was emitted is on its way, and what it leads to is done. */
static void
wait_until_idle (Fixture *self)
{
  studio_test_drain ();
  studio_test_wait_until (is_idle, self->gallery);
}

static gboolean
has_changes (gpointer changes)
{
  return ((GString *) changes)->len > 0;
}

static void
wait_for_changes (Fixture *self)
{
  studio_test_wait_until (has_changes, self->changes);
  wait_until_idle (self);
}

static gboolean
is_loaded (gpointer record)
{
  return studio_record_get_loaded (record);
}

static gboolean
is_starred (gpointer record)
{
  return studio_record_get_starred (record);
}

static void
count_signal_cb (guint *count)
{
  *count += 1;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->gallery != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->gallery, self);
      studio_library_fixture_wait_until_gone (g_steal_pointer (&self->gallery));
    }
  studio_library_fixture_wait_until_gone (g_steal_pointer (&self->base.library));
  g_array_unref (self->mirror);
  g_string_free (self->changes, TRUE);
  studio_library_fixture_tear_down (&self->base, data);
}

static void
assert_changes (Fixture *self, const char *expected)
{
  g_assert_cmpstr (self->changes->str, ==, expected);
  g_string_truncate (self->changes, 0);
  assert_mirrored (self);
}

static void
test_reload (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  guint n_items = 9;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (self->gallery)) == STUDIO_TYPE_RECORD);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->gallery)), ==, 0);
  reload (self->gallery);
  assert_changes (self, "0-0+4 ");
  g_assert_cmpint (g_array_index (self->mirror, gint64, 0), ==, 4);
  reload (self->gallery);
  assert_changes (self, "");
  g_object_get (self->gallery, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, 4);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->gallery), 4));
  g_assert_false (studio_gallery_find (self->gallery, 99, NULL));
  g_assert_null (studio_gallery_get_error (self->gallery));
}

static gboolean
has_seven (gpointer fixture)
{
  return ((Fixture *) fixture)->mirror->len == 7;
}

static void
test_follows (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioLibrary *library = self->base.library;

  reload (self->gallery);
  assert_changes (self, "0-0+4 ");
  studio_library_fixture_keep (library, "a new one");
  wait_for_changes (self);
  assert_changes (self, "0-0+1 ");
  g_assert_true (studio_library_trash (library, 2, &error));
  wait_for_changes (self);
  assert_changes (self, "3-1+0 ");
  g_assert_true (studio_library_restore (library, 2, &error));
  wait_for_changes (self);
  assert_changes (self, "3-0+1 ");

  /* Kept in another order than begun: the place goes by the id. */
  gint64 slow = studio_library_fixture_add (library, "slow");
  studio_library_fixture_keep (library, "quick");
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  studio_part_free (
      studio_library_fixture_receive (library, slow, bytes, g_bytes_get_size (bytes)));
  g_assert_true (studio_library_end (library, slow, STUDIO_RECORD_FAILED, NULL, &error));
  studio_test_wait_until (has_seven, self);
  wait_until_idle (self);
  assert_mirrored (self);
  g_assert_cmpint (g_array_index (self->mirror, gint64, 1), ==, slow);
  g_string_truncate (self->changes, 0);
  reload (self->gallery);
  assert_changes (self, "");
}

static void
search (Fixture *self, const char *text)
{
  studio_gallery_set_search (self->gallery, text);
  studio_test_wait_until (is_idle, self->gallery);
}

static void
test_search (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *text = NULL;

  reload (self->gallery);
  g_string_truncate (self->changes, 0);
  g_object_set (self->gallery, "search", "wolf", NULL);
  g_assert_true (studio_gallery_get_loading (self->gallery));
  studio_test_wait_until (is_idle, self->gallery);
  assert_changes (self, "1-1+0 2-1+0 ");
  g_object_get (self->gallery, "search", &text, NULL);
  g_assert_cmpstr (text, ==, "wolf");

  studio_library_fixture_keep (self->base.library, "a fox");
  studio_library_fixture_keep (self->base.library, "a third wolf");
  wait_for_changes (self);
  assert_changes (self, "0-0+1 ");
  g_assert_true (studio_library_trash (self->base.library, 4, NULL));
  wait_for_changes (self);
  assert_changes (self, "1-1+0 ");

  /* Typed quickly: only what stands there at last counts. */
  studio_gallery_set_search (self->gallery, "f");
  studio_gallery_set_search (self->gallery, "fo");
  search (self, "fox");
  g_assert_cmpstr (studio_gallery_get_search (self->gallery), ==, "fox");
  assert_mirrored (self);
  g_assert_cmpuint (self->mirror->len, ==, 3);
  search (self, "fox -fox");
  g_assert_cmpuint (self->mirror->len, ==, 0);
  search (self, "");
  g_assert_null (studio_gallery_get_search (self->gallery));
  assert_mirrored (self);
  g_assert_cmpuint (self->mirror->len, ==, 5);
}

/* What is written about an image may take it into a list or out of it. */
static void
test_filters (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  StudioQuery starred = { .starred_only = TRUE };
  StudioQuery rated = { .sort = STUDIO_SORT_RATING };
  const gint64 id = 2;
  const StudioEdit edit = { .mask = STUDIO_EDIT_RATING, .rating = 4 };

  reload (self->gallery);
  studio_gallery_set_query (self->gallery, &starred);
  g_assert_true (studio_gallery_get_query (self->gallery)->starred_only);
  studio_test_wait_until (is_idle, self->gallery);
  assert_changes (self, "0-0+4 0-4+0 ");
  g_assert_true (studio_library_set_starred (self->base.library, 3, TRUE, NULL));
  wait_for_changes (self);
  assert_changes (self, "0-0+1 ");
  g_assert_true (studio_library_set_starred (self->base.library, 3, FALSE, NULL));
  wait_for_changes (self);
  assert_changes (self, "0-1+0 ");

  studio_gallery_set_query (self->gallery, &rated);
  studio_test_wait_until (is_idle, self->gallery);
  assert_changes (self, "0-0+4 ");
  g_assert_true (studio_library_edit (self->base.library, &id, 1, &edit, NULL));
  wait_for_changes (self);
  assert_changes (self, "0-0+1 3-1+0 ");
  g_assert_cmpint (studio_gallery_get_id (self->gallery, 0), ==, 2);
  g_assert_cmpint (studio_gallery_get_id (self->gallery, 4), ==, 0);
}

static void
test_groups (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  guint n_groups = 9;
  guint n_months = 9;
  guint n_changes = 0;

  g_signal_connect_swapped (
      self->gallery, "groups-changed", G_CALLBACK (count_signal_cb), &n_changes);
  reload (self->gallery);
  const StudioIdGroup *groups = studio_gallery_get_groups (self->gallery, &n_groups);
  g_assert_cmpuint (n_groups, ==, 1);
  g_assert_cmpuint (groups[0].n_items, ==, 4);
  g_assert_cmpint (groups[0].created_us, ==, STUDIO_LIBRARY_FIXTURE_NOW_US);
  g_assert_cmpuint (n_changes, ==, 1);
  g_string_truncate (self->changes, 0);
  g_assert_true (studio_library_trash (self->base.library, 4, NULL));
  wait_for_changes (self);
  groups = studio_gallery_get_groups (self->gallery, &n_groups);
  g_assert_cmpuint (groups[0].n_items, ==, 3);
  g_assert_cmpuint (n_changes, ==, 2);
  const StudioIdGroup *months = studio_gallery_get_months (self->gallery, &n_months);
  g_assert_cmpuint (n_months, ==, 1);
  g_assert_cmpuint (months[0].n_items, ==, 3);

  StudioQuery by_seed = { .sort = STUDIO_SORT_SEED };
  studio_gallery_set_query (self->gallery, &by_seed);
  studio_test_wait_until (is_idle, self->gallery);
  studio_gallery_get_groups (self->gallery, &n_groups);
  g_assert_cmpuint (n_groups, ==, 0);
  studio_gallery_get_months (self->gallery, &n_months);
  g_assert_cmpuint (n_months, ==, 0);
}

/* Another process did more than can be told one by one. */
static void
test_reload_signal (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  reload (self->gallery);
  g_autoptr (StudioRecord) record = g_list_model_get_item (G_LIST_MODEL (self->gallery), 3);
  studio_test_wait_until (is_loaded, record);
  g_string_truncate (self->changes, 0);
  g_assert_true (studio_database_execute (self->base.library->writer,
                                          "UPDATE calls SET trashed_us = 1 WHERE id = 3;"
                                          "UPDATE calls SET starred = 1 WHERE id = 1",
                                          "Changing",
                                          NULL));
  studio_library_emit (self->base.library, STUDIO_LIBRARY_RELOAD, 0);
  wait_for_changes (self);
  assert_changes (self, "1-1+0 ");
  studio_test_wait_until (is_starred, record);
}

/* What happens while the list is being made is in it at the end. */
static void
test_busy (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) other = NULL;

  studio_gallery_reload_async (self->gallery, NULL, studio_test_store_result_cb, &result);
  gint64 id = studio_library_fixture_keep (self->base.library, "a new one");
  g_assert_true (studio_library_trash (self->base.library, 3, NULL));
  studio_gallery_reload_async (self->gallery, NULL, studio_test_store_result_cb, &other);
  studio_test_wait_for_result (&result);
  studio_test_wait_for_result (&other);
  g_assert_true (studio_gallery_reload_finish (self->gallery, result, NULL));
  g_assert_true (studio_gallery_reload_finish (self->gallery, other, NULL));
  studio_test_drain ();
  studio_test_wait_until (is_idle, self->gallery);
  assert_mirrored (self);
  g_assert_cmpuint (self->mirror->len, ==, 4);
  g_assert_true (studio_gallery_find (self->gallery, id, NULL));
  g_assert_false (studio_gallery_find (self->gallery, 3, NULL));
}

static void
count_cb (G_GNUC_UNUSED GObject *object, G_GNUC_UNUSED GParamSpec *pspec, gpointer count)
{
  *(guint *) count += 1;
}

static void
test_records (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  guint n_loaded = 0;

  reload (self->gallery);
  g_autoptr (StudioRecord) record = g_list_model_get_item (G_LIST_MODEL (self->gallery), 1);
  g_autoptr (StudioRecord) again = g_list_model_get_item (G_LIST_MODEL (self->gallery), 1);
  g_assert_true (record == again);
  g_signal_connect (record, "notify::loaded", G_CALLBACK (count_cb), &n_loaded);
  studio_test_wait_until (is_loaded, record);
  g_assert_cmpuint (n_loaded, ==, 1);
  g_assert_cmpint (studio_record_get_id (record), ==, 3);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "a fox");

  g_assert_true (studio_library_set_starred (self->base.library, 3, TRUE, NULL));
  studio_test_wait_until (is_starred, record);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->gallery)), ==, 4);
}

static gboolean
is_trashed (gpointer record)
{
  return studio_record_get_trashed (record);
}

/* A record that somebody holds follows its row, out of the gallery too. */
static void
test_held_record (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  reload (self->gallery);
  g_string_truncate (self->changes, 0);
  g_autoptr (StudioRecord) record = g_list_model_get_item (G_LIST_MODEL (self->gallery), 0);
  studio_test_wait_until (is_loaded, record);
  g_assert_true (studio_library_trash (self->base.library, 4, NULL));
  studio_test_wait_until (is_trashed, record);
  wait_for_changes (self);
  g_assert_false (studio_gallery_find (self->gallery, 4, NULL));
}

static void
test_fails (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) kept = NULL;

  reload (self->gallery);
  g_string_truncate (self->changes, 0);
  g_assert_true (studio_database_execute (
      self->base.library->writer, "ALTER TABLE calls RENAME TO gone", "Breaking", NULL));
  studio_gallery_reload_async (self->gallery, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_false (studio_gallery_reload_finish (self->gallery, result, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE);
  g_object_get (self->gallery, "error", &kept, NULL);
  g_assert_error (kept, STUDIO_ERROR, STUDIO_ERROR_DATABASE);
  g_assert_false (studio_gallery_get_loading (self->gallery));
  assert_changes (self, "");

  g_assert_true (studio_database_execute (
      self->base.library->writer, "ALTER TABLE gone RENAME TO calls", "Mending", NULL));
  reload (self->gallery);
  g_assert_null (studio_gallery_get_error (self->gallery));
}

static void
test_cancelled (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_gallery_reload_async (self->gallery, cancellable, studio_test_store_result_cb, &result);
  g_cancellable_cancel (cancellable);
  studio_test_wait_for_result (&result);
  g_assert_false (studio_gallery_reload_finish (self->gallery, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The gallery goes while a listing and a batch are under way; tear_down waits for the library. */
static void
test_goes_while_busy (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRecord) record = NULL;

  reload (self->gallery);
  record = g_list_model_get_item (G_LIST_MODEL (self->gallery), 0);
  g_main_context_iteration (NULL, FALSE);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (self->gallery), 1));
  studio_gallery_set_search (self->gallery, "fox");
  g_signal_handlers_disconnect_by_data (self->gallery, self);
  studio_test_assert_finalized (g_steal_pointer (&self->gallery));
  g_assert_cmpint (studio_record_get_id (record), ==, 4);
}

static void
test_loader (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  StudioRecordCache *cache = studio_record_cache_new (4);
  StudioRecordLoader *loader = studio_record_loader_new (self->base.library, cache);
  gboolean is_new = FALSE;
  g_autoptr (StudioRecord) record = studio_record_cache_get (cache, 2, &is_new);
  g_autoptr (StudioRecord) missing = studio_record_cache_get (cache, 77, &is_new);

  studio_record_loader_request (loader, 77);
  studio_record_loader_request (loader, 12345);
  studio_record_loader_request (loader, 2);
  studio_test_wait_until (is_loaded, record);
  g_assert_false (studio_record_get_loaded (missing));
  studio_record_loader_request (loader, 2);
  studio_record_loader_close (loader);
  studio_record_cache_free (cache);
}

static void
test_listing (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  StudioQuery query = { .search = "wolf" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioListing) empty = studio_listing_new_empty ();

  g_assert_true (empty->whole);
  studio_listing_start (
      self->base.library, &query, TRUE, empty, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (StudioListing) first = studio_listing_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->list->ids->len, ==, 2);
  g_assert_false (first->whole);
  g_assert_null (first->base);

  g_autoptr (StudioListing) whole = studio_listing_new (
      self->base.library, &query, FALSE, first, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (whole->whole);
  g_assert_cmpuint (whole->differences->len, ==, 0);
  g_assert_cmpuint (whole->base->ids->len, ==, 4);

  /* Other words, nothing else: the rows are not read again. */
  query.search = "fox";
  g_autoptr (StudioListing) other = studio_listing_new (
      self->base.library, &query, FALSE, whole, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (other->base == whole->base);
  g_assert_cmpuint (other->list->ids->len, ==, 2);
  query.search = "fox is:starred";
  g_autoptr (StudioListing) starred = studio_listing_new (
      self->base.library, &query, FALSE, other, NULL, &error);
  g_assert_true (starred->base != whole->base);
  g_assert_cmpuint (starred->list->ids->len, ==, 0);

  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 ids[] = { 1, 3, 7 };
  g_array_append_vals (gone, ids, G_N_ELEMENTS (ids));
  g_autoptr (StudioListing) without = studio_listing_new_without (other, gone);
  g_assert_cmpuint (without->list->ids->len, ==, 0);
  g_autoptr (StudioListing) same = studio_listing_ref (without);
  g_assert_true (same == without);
}

static void
test_listing_cancelled (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  StudioQuery query = { .search = "wolf" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (studio_listing_new (self->base.library, &query, FALSE, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
fill (Fixture *self, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
      " INSERT INTO calls (state, created_us, owner, folder, path, aspect_ratio, seed,"
      " output_format, model, prompt) SELECT 'kept', i * 86400000000, 'x', 'images/2026/11',"
      " 'images/2026/11/x.png', '1:1', i, 'png', 'm', 'fox ' || i FROM n",
      n_rows);
  g_assert_true (studio_database_execute (self->base.library->writer, sql, "Filling", &error));
  g_assert_no_error (error);
}

static void
note_partial_cb (Fixture *self)
{
  g_string_append_printf (self->changes,
                          "(%d:%u) ",
                          studio_gallery_get_partial (self->gallery),
                          g_list_model_get_n_items (G_LIST_MODEL (self->gallery)));
}

/* How many come first is up to the time that there is for them. */
static void
assert_first_rows_first (Fixture *self, const char *end)
{
  assert_mirrored (self);
  g_assert_nonnull (strstr (self->changes->str, "(1:"));
  g_assert_true (g_str_has_suffix (self->changes->str, end));
}

/* The first rows are there before the others. */
static void
test_partial (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  gboolean partial = TRUE;

  fill (self, 1500);
  g_signal_connect_swapped (self->gallery, "listed", G_CALLBACK (note_partial_cb), self);
  reload (self->gallery);
  assert_first_rows_first (self, "(0:1504) ");
  g_string_truncate (self->changes, 0);
  search (self, "fox -wolf");
  assert_mirrored (self);
  g_assert_true (g_str_has_suffix (self->changes->str, "(0:1502) "));
  g_string_truncate (self->changes, 0);
  search (self, "fox");
  assert_mirrored (self);
  assert_first_rows_first (self, "(0:1502) ");
  search (self, "fox 77");
  assert_mirrored (self);
  g_assert_cmpuint (self->mirror->len, ==, 11);
  g_object_get (self->gallery, "partial", &partial, NULL);
  g_assert_false (partial);

  /* Of 1970 the first hundred days, which have ids far from the newest. */
  g_string_truncate (self->changes, 0);
  search (self, "fox before:1970-04-11");
  assert_mirrored (self);
  g_assert_cmpuint (self->mirror->len, ==, 99);
  assert_first_rows_first (self, "(0:99) ");
  search (self, "fox after:1970-04-11 before:1971");
  g_assert_cmpuint (self->mirror->len, ==, 265);
  search (self, "seed:7 fox");
  assert_mirrored (self);
  g_assert_cmpuint (self->mirror->len, ==, 1);
  search (self, "seed:7 -fox ");
  g_assert_cmpuint (self->mirror->len, ==, 0);

  /* Where much is shown already, it stays while it is listed again. */
  search (self, NULL);
  g_string_truncate (self->changes, 0);
  reload (self->gallery);
  assert_changes (self, "(0:1504) ");
}

static gboolean
has_few (gpointer fixture)
{
  return ((Fixture *) fixture)->mirror->len <= 204;
}

/* Thousands that go at once are taken out together: as many in a walk as a turn of the main loop
 * had time to tell of. */
static void
test_many_removed (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  guint n_walks = 0;

  fill (self, 600);
  reload (self->gallery);
  g_string_truncate (self->changes, 0);
  for (gint64 id = 101; id <= 500; id++)
    studio_library_emit (self->base.library, STUDIO_LIBRARY_REMOVED, id);
  studio_library_emit (self->base.library, STUDIO_LIBRARY_REMOVED, 9999);
  studio_test_wait_until (has_few, self);
  wait_until_idle (self);
  for (const char *at = self->changes->str; (at = strstr (at, "+0 ")) != NULL; at++)
    n_walks++;
  g_assert_cmpuint (n_walks, <, 100);
  g_assert_null (strstr (self->changes->str, "+1 "));
  assert_mirrored (self);
  g_assert_cmpuint (self->mirror->len, ==, 204);
  g_assert_cmpint (g_array_index (self->mirror, gint64, 107), ==, 501);
}

/* Many more than are held and than fit in one batch: each is filled, none is held. */
static void
test_many (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  fill (self, 1500);
  g_signal_handlers_disconnect_by_data (self->gallery, self);
  reload (self->gallery);
  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (self->gallery), i));
  for (guint i = 0; i < 1000; i++)
    studio_test_wait_until (is_loaded, g_ptr_array_index (records, i));
  StudioRecord *last = g_ptr_array_index (records, 999);
  gpointer weak = last;
  g_object_add_weak_pointer (G_OBJECT (last), &weak);
  g_ptr_array_set_size (records, 0);
  for (guint i = 0; i < 600; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (self->gallery), i));
  g_assert_null (weak);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/gallery/reload", test_reload);
  ADD ("/gallery/follows", test_follows);
  ADD ("/gallery/search", test_search);
  ADD ("/gallery/filters", test_filters);
  ADD ("/gallery/groups", test_groups);
  ADD ("/gallery/reload-signal", test_reload_signal);
  ADD ("/gallery/partial", test_partial);
  ADD ("/gallery/many-removed", test_many_removed);
  ADD ("/gallery/busy", test_busy);
  ADD ("/gallery/records", test_records);
  ADD ("/gallery/held-record", test_held_record);
  ADD ("/gallery/fails", test_fails);
  ADD ("/gallery/cancelled", test_cancelled);
  ADD ("/gallery/goes-while-busy", test_goes_while_busy);
  ADD ("/gallery/loader", test_loader);
  ADD ("/gallery/listing", test_listing);
  ADD ("/gallery/listing-cancelled", test_listing_cancelled);
  ADD ("/gallery/many", test_many);
  return g_test_run ();
}
