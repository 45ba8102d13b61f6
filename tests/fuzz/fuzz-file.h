/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

G_BEGIN_DECLS

/* Puts @bytes into the one file of this process for parts that read by name. It has no name of its
 * own, so that nothing stays behind when an input fails. Returns: (transfer full): its path */
static inline char *
fuzz_put_file (const guint8 *bytes, size_t size)
{
  static int fd = -1;
  if (fd < 0)
    {
      g_autofree char *name = NULL;
      fd = g_file_open_tmp (NULL, &name, NULL);
      g_assert_cmpint (fd, >=, 0);
      g_unlink (name);
    }
  g_assert_cmpint (ftruncate (fd, 0), ==, 0);
  g_assert_cmpint (pwrite (fd, bytes, size, 0), ==, (gssize) size);
  return g_strdup_printf ("/proc/self/fd/%d", fd);
}

G_END_DECLS
