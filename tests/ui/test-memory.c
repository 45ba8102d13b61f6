/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-memory.h"

#include <gtk/gtk.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* What frames of a window of 1920×1080 are painted into. */
#define FRAME (1920 * 1080 * 4)

/* What is mapped by itself goes back to the system when it is freed. */
static void
test_frames_stay (void)
{
#ifdef __GLIBC__
  studio_memory_set_up ();
  gsize n_mapped = mallinfo2 ().hblks;
  gpointer first = g_malloc0 (FRAME);
  gpointer second = g_malloc0 (FRAME);

  g_assert_cmpuint (mallinfo2 ().hblks, ==, n_mapped);
  gsize held = mallinfo2 ().arena;
  g_free (second);
  g_free (first);
  g_assert_cmpuint (mallinfo2 ().arena, ==, held);
#else
  g_test_skip ("the C library has no such settings");
#endif
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/frames-stay", test_frames_stay);
  return g_test_run ();
}
