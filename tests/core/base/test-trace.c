/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-trace.h"

#include "studio-error.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static JsonObject *
parse_line (const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (line, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return json_node_dup_object (node);
}

static char **
read_lines (const char *path)
{
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_suffix (text, "\n"));
  text[strlen (text) - 1] = '\0';
  return g_strsplit (text, "\n", -1);
}

static void
write_marks (const char *path, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTrace) trace = studio_trace_new (path, &error);
  g_assert_no_error (error);
  studio_trace_mark (trace, "startup.main");
  studio_trace_mark_number (trace, "job.sent", "id", number);
  g_assert_finalize_object (g_steal_pointer (&trace));
}

static void
test_lines (void)
{
  g_autofree char *folder = g_dir_make_tmp ("studio-trace-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "trace", NULL);
  gint64 before = g_get_monotonic_time ();
  write_marks (path, -5);
  write_marks (path, G_MAXINT64);

  g_auto (GStrv) lines = read_lines (path);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (JsonObject) mark = parse_line (lines[i]);
      gint64 moment = json_object_get_int_member (mark, "t_us");
      g_assert_cmpint (moment, >=, before);
      g_assert_cmpint (moment, <=, g_get_monotonic_time ());
      g_assert_cmpstr (json_object_get_string_member (mark, "mark"),
                       ==,
                       i % 2 == 0 ? "startup.main" : "job.sent");
      g_assert_cmpint (json_object_has_member (mark, "id"), ==, i % 2 == 1);
    }
  g_autoptr (JsonObject) last = parse_line (lines[3]);
  g_assert_cmpint (json_object_get_int_member (last, "id"), ==, G_MAXINT64);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_times (void)
{
  g_autofree char *folder = g_dir_make_tmp ("studio-trace-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "trace", NULL);
  g_autoptr (StudioTrace) trace = studio_trace_new (path, NULL);

  studio_trace_mark_times (trace, "loop.stall", 9000, 8000);
  g_auto (GStrv) lines = read_lines (path);
  g_autoptr (JsonObject) mark = parse_line (lines[0]);
  g_assert_cmpstr (json_object_get_string_member (mark, "mark"), ==, "loop.stall");
  g_assert_cmpint (json_object_get_int_member (mark, "us"), ==, 9000);
  g_assert_cmpint (json_object_get_int_member (mark, "cpu_us"), ==, 8000);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_no_trace (void)
{
  studio_trace_mark (NULL, "startup.main");
  studio_trace_mark_number (NULL, "job.sent", "id", 1);
  studio_trace_mark_times (NULL, "loop.stall", 2, 1);
  g_autoptr (GError) error = NULL;
  g_assert_null (studio_trace_new ("/dev/null/trace", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

static void
test_environment (void)
{
  g_autofree char *folder = g_dir_make_tmp ("studio-trace-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "trace", NULL);
  g_unsetenv ("ULTRA_STUDIO_TRACE");
  g_assert_null (studio_trace_new_from_environment ());
  g_setenv ("ULTRA_STUDIO_TRACE", "", TRUE);
  g_assert_null (studio_trace_new_from_environment ());
  g_setenv ("ULTRA_STUDIO_TRACE", "/dev/null/trace", TRUE);
  g_assert_null (studio_trace_new_from_environment ());
  g_setenv ("ULTRA_STUDIO_TRACE", path, TRUE);
  g_autoptr (StudioTrace) trace = studio_trace_new_from_environment ();
  studio_trace_mark (trace, "search.start");
  g_auto (GStrv) lines = read_lines (path);
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/lines", test_lines);
  g_test_add_func ("/trace/times", test_times);
  g_test_add_func ("/trace/no-trace", test_no_trace);
  g_test_add_func ("/trace/environment", test_environment);
  return g_test_run ();
}
