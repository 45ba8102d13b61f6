/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cull.h"

#include "studio-test-support.h"

static const gint64 three[] = { 11, 12, 13 };

static void
count_cb (int *n)
{
  (*n)++;
}

static void
test_choose (void)
{
  StudioCull *cull = studio_cull_new (three, 3);
  int n_changes = 0;

  g_signal_connect_swapped (cull, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpuint (studio_cull_get_n_images (cull), ==, 3);
  g_assert_cmpint (studio_cull_get_id (cull, 0), ==, 11);
  g_assert_cmpint (studio_cull_get_id (cull, 3), ==, 0);
  g_assert_true (studio_cull_choose (cull, STUDIO_CULL_KEEP));
  g_assert_true (studio_cull_choose (cull, STUDIO_CULL_TRASH));
  g_assert_true (studio_cull_choose (cull, STUDIO_CULL_TRASH));
  g_assert_false (studio_cull_choose (cull, STUDIO_CULL_TRASH));
  g_assert_cmpint (n_changes, ==, 3);
  g_assert_cmpuint (studio_cull_get_position (cull), ==, 3);
  g_assert_cmpuint (studio_cull_count (cull, STUDIO_CULL_KEEP), ==, 1);
  g_assert_cmpuint (studio_cull_count (cull, STUDIO_CULL_TRASH), ==, 2);
  g_assert_cmpuint (studio_cull_get_choice (cull, 1), ==, STUDIO_CULL_TRASH);
  g_assert_cmpuint (studio_cull_get_choice (cull, 3), ==, STUDIO_CULL_OPEN);

  guint n_ids = 0;
  g_autofree gint64 *ids = studio_cull_dup_ids (cull, STUDIO_CULL_TRASH, &n_ids);
  g_assert_cmpuint (n_ids, ==, 2);
  g_assert_cmpint (ids[0], ==, 12);
  g_assert_cmpint (ids[1], ==, 13);
  studio_test_assert_finalized (cull);
}

/* Undo goes back to the image and to what was decided before. */
static void
test_undo (void)
{
  StudioCull *cull = studio_cull_new (three, 3);

  g_assert_false (studio_cull_undo (cull));
  studio_cull_choose (cull, STUDIO_CULL_STAR);
  studio_cull_set_position (cull, 0);
  studio_cull_choose (cull, STUDIO_CULL_TRASH);
  g_assert_true (studio_cull_step (cull, 1));
  g_assert_true (studio_cull_undo (cull));
  g_assert_cmpuint (studio_cull_get_position (cull), ==, 0);
  g_assert_cmpuint (studio_cull_get_choice (cull, 0), ==, STUDIO_CULL_STAR);
  g_assert_true (studio_cull_undo (cull));
  g_assert_cmpuint (studio_cull_get_choice (cull, 0), ==, STUDIO_CULL_OPEN);
  g_assert_false (studio_cull_undo (cull));
  studio_test_assert_finalized (cull);
}

static void
test_step (void)
{
  StudioCull *cull = studio_cull_new (three, 3);

  g_assert_false (studio_cull_step (cull, -1));
  for (int i = 0; i < 3; i++)
    g_assert_true (studio_cull_step (cull, 1));
  g_assert_false (studio_cull_step (cull, 1));
  g_assert_true (studio_cull_step (cull, -1));
  g_assert_cmpuint (studio_cull_get_position (cull), ==, 2);
  studio_cull_set_position (cull, 99);
  g_assert_cmpuint (studio_cull_get_position (cull), ==, 3);
  g_assert_cmpuint (studio_cull_count (cull, STUDIO_CULL_OPEN), ==, 3);
  studio_test_assert_finalized (cull);
}

/* What someone else deletes meanwhile is not counted and cannot be undone. */
static void
test_forget (void)
{
  StudioCull *cull = studio_cull_new (three, 3);

  studio_cull_choose (cull, STUDIO_CULL_TRASH);
  studio_cull_choose (cull, STUDIO_CULL_TRASH);
  studio_cull_forget (cull, 12);
  studio_cull_forget (cull, 99);
  g_assert_cmpuint (studio_cull_get_n_images (cull), ==, 2);
  g_assert_cmpint (studio_cull_get_id (cull, studio_cull_get_position (cull)), ==, 13);
  g_assert_true (studio_cull_undo (cull));
  g_assert_cmpint (studio_cull_get_id (cull, studio_cull_get_position (cull)), ==, 11);
  g_assert_cmpuint (studio_cull_count (cull, STUDIO_CULL_TRASH), ==, 0);
  studio_test_assert_finalized (cull);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cull/choose", test_choose);
  g_test_add_func ("/cull/undo", test_undo);
  g_test_add_func ("/cull/step", test_step);
  g_test_add_func ("/cull/forget", test_forget);
  return g_test_run ();
}
