/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-auto-save-round.h"
#include "studio-auto-save.h"
#include "studio-error.h"
#include "studio-made.h"
#include "studio-session-fixture.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>

static const StudioExportOptions options = { .name_template = "{seed}" };

typedef struct
{
  StudioSessionFixture base;
  StudioLibrary *library;
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer fault)
{
  studio_session_fixture_set_up (&self->base, fault);
  self->library = studio_session_get_library (self->base.session);
  self->folder = g_build_filename (self->base.service.folder, "auto-save", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer fault)
{
  g_free (self->folder);
  studio_session_fixture_tear_down (&self->base, fault);
}

static StudioJob *
make_job (Fixture *self, guint32 seed)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (seed);

  return studio_job_new (request, self->library, self->base.service.clock, NULL);
}

static gint64
run_job (Fixture *self, StudioJob *job)
{
  studio_job_run (job, self->base.service.client, "127.0.0.1");
  studio_service_fixture_wait_for_job (job);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  return studio_job_get_record_id (job);
}

static gint64
make_image (Fixture *self, guint32 seed)
{
  g_autoptr (StudioJob) job = make_job (self, seed);
  return run_job (self, job);
}

static gboolean
has_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
go_round (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  studio_auto_save_round (self->library, self->folder, &options, NULL, &error);
  g_assert_no_error (error);
}

/* From the first round on, each once; and nothing that was there is overwritten. */
static void
test_each_once (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *taken = g_build_filename (self->folder, "3.png", NULL);
  g_autofree char *old = NULL;

  make_image (self, 1);
  go_round (self);
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 0);
  g_assert_true (g_file_set_contents (taken, "old", 3, NULL));
  make_image (self, 2);
  make_image (self, 3);
  go_round (self);
  go_round (self);
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 3);
  g_assert_true (has_file (self, "2.png"));
  g_assert_true (has_file (self, "3-2.png"));
  g_assert_true (g_file_get_contents (taken, &old, NULL, NULL));
  g_assert_cmpstr (old, ==, "old");
}

/* One that was still on its way when a later one was kept. */
static void
test_late (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioJob) job = make_job (self, 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (studio_job_write_down (job, "127.0.0.1", &error), >, 0);
  go_round (self);
  make_image (self, 2);
  go_round (self);
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 1);
  run_job (self, job);
  go_round (self);
  g_assert_true (has_file (self, "1.png"));
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 2);
}

/* As after a power cut between the copy and the note of it. */
static void
test_note_is_lost (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const char *library = studio_paths_get_library_dir (self->base.service.paths);
  g_autofree char *marker = g_build_filename (library, "auto-save.ini", NULL);
  g_autofree char *before = NULL;

  go_round (self);
  g_assert_true (g_file_get_contents (marker, &before, NULL, NULL));
  make_image (self, 7);
  go_round (self);
  g_assert_true (g_file_set_contents (marker, before, -1, NULL));
  go_round (self);
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 1);

  /* One that cannot be read begins anew. */
  g_assert_true (g_file_set_contents (marker, "[AutoSave]\nAfter=-4\n", -1, NULL));
  go_round (self);
  studio_auto_save_forget (self->library);
  g_assert_false (g_file_test (marker, G_FILE_TEST_EXISTS));
}

static void
test_folder_is_away (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *elsewhere = g_strconcat (self->folder, "-away", NULL);
  g_autoptr (GError) error = NULL;

  go_round (self);
  g_assert_cmpint (g_rename (self->folder, elsewhere), ==, 0);
  make_image (self, 5);
  g_assert_false (studio_auto_save_round (self->library, self->folder, &options, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "is not there"));
  make_image (self, 6);
  g_assert_cmpint (g_rename (elsewhere, self->folder), ==, 0);
  go_round (self);
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 2);
}

/* The library tells elsewhere of a file that it lost; the others are written. */
static void
test_file_is_gone (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  go_round (self);
  make_image (self, 1);
  g_autoptr (StudioRecord) record = studio_library_load (self->library, 1, &error);
  g_assert_no_error (error);
  g_autofree char *path = studio_library_dup_image_path (self->library, record);
  g_assert_cmpint (g_remove (path), ==, 0);
  make_image (self, 2);
  go_round (self);
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 1);
  g_assert_true (has_file (self, "2.png"));
}

static gboolean
is_idle (gpointer auto_save)
{
  return !studio_auto_save_get_busy (auto_save);
}

/* By itself, as images come; keeping goes on while the folder is away. */
static void
test_by_itself (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *elsewhere = g_strconcat (self->folder, "-away", NULL);
  StudioAutoSave *auto_save = studio_auto_save_new (self->base.session);
  gboolean busy = TRUE;
  g_autoptr (GError) problem = NULL;

  studio_auto_save_set_target (auto_save, self->folder, &options);
  studio_test_wait_until (is_idle, auto_save);
  make_image (self, 1);
  studio_auto_save_look (auto_save);
  studio_test_wait_until (is_idle, auto_save);
  g_assert_true (has_file (self, "1.png"));
  g_assert_null (studio_auto_save_get_problem (auto_save));
  g_object_get (auto_save, "busy", &busy, "problem", &problem, NULL);
  g_assert_false (busy);
  g_assert_null (problem);

  g_assert_cmpint (g_rename (self->folder, elsewhere), ==, 0);
  make_image (self, 2);
  studio_auto_save_look (auto_save);
  studio_test_wait_until (is_idle, auto_save);
  g_assert_error (studio_auto_save_get_problem (auto_save), STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_cmpint (g_rename (elsewhere, self->folder), ==, 0);
  studio_auto_save_look (auto_save);
  studio_test_wait_until (is_idle, auto_save);
  g_assert_null (studio_auto_save_get_problem (auto_save));
  g_assert_true (has_file (self, "2.png"));

  /* Turned off, it forgets. */
  studio_auto_save_set_target (auto_save, NULL, NULL);
  studio_test_wait_until (is_idle, auto_save);
  make_image (self, 3);
  studio_auto_save_set_target (auto_save, self->folder, &options);
  studio_test_wait_until (is_idle, auto_save);
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 2);
  g_object_run_dispose (G_OBJECT (auto_save));
  studio_test_assert_finalized (auto_save);
}

static void
test_lists (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  gint64 first = make_image (self, 1);
  gint64 second = make_image (self, 2);
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  g_assert_true (studio_library_get_last_id (self->library, &last, &error));
  g_assert_cmpint (last, ==, second);
  g_autoptr (GArray) made = studio_library_list_made (self->library, first, 10, &error);
  g_assert_cmpuint (made->len, ==, 1);
  g_assert_cmpint (g_array_index (made, StudioMadeRow, 0).id, ==, second);
  g_autoptr (GArray) open = studio_library_list_under_way (self->library, 10, &error);
  g_assert_cmpuint (open->len, ==, 0);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *path = studio_library_export_once (
          self->library, first, self->folder, &options, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (path, "/1.png"));
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/auto-save/lists", test_lists);
  ADD ("/auto-save/each-once", test_each_once);
  ADD ("/auto-save/late", test_late);
  ADD ("/auto-save/note-is-lost", test_note_is_lost);
  ADD ("/auto-save/folder-is-away", test_folder_is_away);
  ADD ("/auto-save/file-is-gone", test_file_is_gone);
  ADD ("/auto-save/by-itself", test_by_itself);
  return g_test_run ();
}
