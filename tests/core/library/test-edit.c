/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-record-place.h"
#include "studio-tags.h"
#include "studio-test-support.h"

static StudioRecord *
load (StudioLibraryFixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  StudioRecord *record = studio_library_load (self->library, id, &error);
  g_assert_no_error (error);
  return record;
}

static void
edit (StudioLibraryFixture *self, const gint64 *ids, gsize n_ids, const StudioEdit *change)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (studio_library_edit (self->library, ids, n_ids, change, &error));
  g_assert_no_error (error);
}

static void
count_cb (G_GNUC_UNUSED StudioLibrary *library, G_GNUC_UNUSED gint64 id, gpointer count)
{
  *(guint *) count += 1;
}

static gboolean
are_two (gpointer count)
{
  return *(guint *) count == 2;
}

static void
test_many (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const tags[] = { "red", "Fox", NULL };
  const StudioEdit all = {
    .mask = STUDIO_EDIT_STARRED | STUDIO_EDIT_RATING | STUDIO_EDIT_NOTE | STUDIO_EDIT_TAGS,
    .starred = TRUE,
    .rating = 4,
    .note = "for the wall",
    .add_tags = tags,
  };
  gint64 ids[3];
  guint n_changed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = studio_library_fixture_keep (self->library, "a fox");
  g_signal_connect (self->library, "changed", G_CALLBACK (count_cb), &n_changed);
  edit (self, ids, 2, &all);
  studio_test_wait_until (are_two, &n_changed);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (StudioRecord) record = load (self, ids[i]);
      g_assert_cmpint (studio_record_get_starred (record), ==, i < 2);
      g_assert_cmpint (studio_record_get_rating (record), ==, i < 2 ? 4 : 0);
      g_assert_cmpstr (studio_record_get_note (record), ==, i < 2 ? "for the wall" : NULL);
      g_assert_cmpstr (studio_record_get_tags (record), ==, i < 2 ? "Fox\nred" : NULL);
      g_assert_cmpint (
          studio_record_get_updated_us (record), ==, i < 2 ? STUDIO_LIBRARY_FIXTURE_NOW_US : 0);
    }
}

/* What the mask leaves out stays as it is. */
typedef struct
{
  gint64 last;
  gint64 seen_between; /* how many had been told when there was time for something else */
} Telling;

static void
follow_cb (G_GNUC_UNUSED StudioLibrary *library, gint64 id, gpointer data)
{
  Telling *telling = data;
  g_assert_cmpint (id, ==, telling->last + 1);
  telling->last = id;
}

static gboolean
between_cb (gpointer data)
{
  Telling *telling = data;
  telling->seen_between = telling->last;
  return G_SOURCE_REMOVE;
}

static gboolean
is_told (gpointer data)
{
  return ((Telling *) data)->last == 200000;
}

/* All are told in order, and what is less urgent need not wait for the last. */
static void
test_many_signals (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  Telling telling = { 0, -1 };

  g_signal_connect (self->library, "changed", G_CALLBACK (follow_cb), &telling);
  for (gint64 id = 1; id <= 200000; id++)
    studio_library_emit (self->library, STUDIO_LIBRARY_CHANGED, id);
  g_idle_add (between_cb, &telling);
  g_assert_cmpint (telling.last, ==, 0);
  studio_test_wait_until (is_told, &telling);
  g_assert_cmpint (telling.seen_between, >, 0);
  g_assert_cmpint (telling.seen_between, <, 200000);
}

static void
test_mask (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const tags[] = { "red", NULL };
  const StudioEdit note = { .mask = STUDIO_EDIT_NOTE, .note = "one" };
  const StudioEdit rating = { .mask = STUDIO_EDIT_RATING, .rating = 9 };
  const StudioEdit add = { .mask = STUDIO_EDIT_TAGS, .add_tags = tags };
  const StudioEdit nothing = { .mask = 0, .starred = TRUE, .rating = 1, .note = "x" };
  const StudioEdit take = { .mask = STUDIO_EDIT_TAGS | STUDIO_EDIT_NOTE, .remove_tags = tags };
  gint64 id = studio_library_fixture_add (self->library, "a fox");

  edit (self, &id, 1, &note);
  edit (self, &id, 1, &rating);
  edit (self, &id, 1, &add);
  edit (self, &id, 1, &nothing);
  g_autoptr (StudioRecord) record = load (self, id);
  g_assert_cmpstr (studio_record_get_note (record), ==, "one");
  g_assert_cmpint (studio_record_get_rating (record), ==, STUDIO_RECORD_MAX_RATING);
  g_assert_cmpstr (studio_record_get_tags (record), ==, "red");
  g_assert_false (studio_record_get_starred (record));

  edit (self, &id, 1, &take);
  g_autoptr (StudioRecord) bare = load (self, id);
  g_assert_null (studio_record_get_note (bare));
  g_assert_null (studio_record_get_tags (bare));
}

static void
test_all_or_none (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const StudioEdit star = { .mask = STUDIO_EDIT_STARRED, .starred = TRUE };
  gint64 id = studio_library_fixture_keep (self->library, "a fox");
  const gint64 ids[] = { id, 99 };
  guint n_changed = 0;

  g_signal_connect (self->library, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (studio_library_edit (self->library, ids, 2, &star, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  studio_test_drain ();
  g_assert_cmpuint (n_changed, ==, 0);
  g_autoptr (StudioRecord) record = load (self, id);
  g_assert_false (studio_record_get_starred (record));
  edit (self, NULL, 0, &star);
}

static void
test_long_note (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *text = g_strnfill (STUDIO_LIBRARY_MAX_NOTE + 500, 'x');
  const StudioEdit note = { .mask = STUDIO_EDIT_NOTE, .note = text };
  gint64 id = studio_library_fixture_add (self->library, "a fox");

  edit (self, &id, 1, &note);
  g_autoptr (StudioRecord) record = load (self, id);
  g_assert_cmpuint (strlen (studio_record_get_note (record)), ==, STUDIO_LIBRARY_MAX_NOTE);
}

static void
test_details (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 1, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  StudioCallDetails details = {
    .template = "a {fox,hare}",
    .parent = 0,
    .begins_run = TRUE,
    .price_micros = 80000,
  };

  gint64 first = studio_library_add_with_details (self->library, request, "host", &details, &error);
  g_assert_no_error (error);
  g_autoptr (StudioRecord) alone = load (self, first);
  g_assert_cmpuint (studio_record_get_place (alone), ==, 0);
  details = (StudioCallDetails){ .parent = first, .run = first };
  gint64 second = studio_library_add_with_details (
      self->library, request, "host", &details, &error);
  g_assert_no_error (error);

  g_autoptr (StudioRecord) one = load (self, first);
  g_assert_cmpstr (studio_record_get_template (one), ==, "a {fox,hare}");
  g_assert_cmpint (studio_record_get_run (one), ==, first);
  g_assert_cmpuint (studio_record_get_place (one), ==, 1);
  g_assert_cmpint (studio_record_get_price_micros (one), ==, 80000);
  g_autoptr (StudioRecord) two = load (self, second);
  g_assert_null (studio_record_get_template (two));
  g_assert_cmpint (studio_record_get_run (two), ==, first);
  g_assert_cmpuint (studio_record_get_place (two), ==, 2);
  g_assert_cmpint (studio_record_get_parent (two), ==, first);
}

static void
assert_clean (const char *typed, const char *expected)
{
  g_autofree char *tag = studio_tags_clean (typed);
  g_assert_cmpstr (tag, ==, expected);
}

static void
test_clean_tags (void)
{
  g_autofree char *long_tag = g_strnfill (STUDIO_TAGS_MAX_LENGTH + 20, 'a');
  g_autofree char *cut = g_strnfill (STUDIO_TAGS_MAX_LENGTH, 'a');
  g_autofree char *spaced = g_strconcat (cut + 1, " b", NULL);

  assert_clean ("  red \t\n fox ", "red fox");
  assert_clean (" \x01 ", NULL);
  assert_clean ("", NULL);
  assert_clean ("\xff", "\xef\xbf\xbd");
  assert_clean ("e\xcc\x81t\xc3\xa9", "\xc3\xa9t\xc3\xa9");
  assert_clean (long_tag, cut);
  assert_clean (spaced, cut + 1);
}

static void
test_change_tags (void)
{
  static const char *const add[] = { "Zebra", "fox", " FOX ", "ant\nbee", "", NULL };
  static const char *const remove[] = { "RED", "nothing", "", NULL };
  g_autofree char *tags = studio_tags_change ("red\nFox", add, remove);
  g_autofree char *none = studio_tags_change (NULL, NULL, NULL);
  g_auto (GStrv) split = studio_tags_split (tags);
  g_auto (GStrv) empty = studio_tags_split (NULL);

  g_assert_cmpstr (tags, ==, "ant bee\nFox\nZebra");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpuint (g_strv_length (split), ==, 3);
  g_assert_cmpstr (split[1], ==, "Fox");
  g_assert_cmpuint (g_strv_length (empty), ==, 0);

  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < STUDIO_TAGS_MAX_NUMBER + 10; i++)
    g_ptr_array_add (many, g_strdup_printf ("tag %d", i));
  g_ptr_array_add (many, NULL);
  g_autofree char *all = studio_tags_change (NULL, (const char *const *) many->pdata, NULL);
  g_auto (GStrv) kept = studio_tags_split (all);
  g_assert_cmpuint (g_strv_length (kept), ==, STUDIO_TAGS_MAX_NUMBER);
}

#define ADD(path, func)                      \
  g_test_add (path,                          \
              StudioLibraryFixture,          \
              NULL,                          \
              studio_library_fixture_set_up, \
              func,                          \
              studio_library_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edit/many", test_many);
  ADD ("/edit/many-signals", test_many_signals);
  ADD ("/edit/mask", test_mask);
  ADD ("/edit/all-or-none", test_all_or_none);
  ADD ("/edit/long-note", test_long_note);
  ADD ("/edit/details", test_details);
  g_test_add_func ("/tags/clean", test_clean_tags);
  g_test_add_func ("/tags/change", test_change_tags);
  return g_test_run ();
}
