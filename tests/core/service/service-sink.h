/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-sink.h"

G_BEGIN_DECLS

/* Keeps what it is given, one #GByteArray an image, and can be told to fail. */
#define TEST_TYPE_SINK (test_sink_get_type ())
G_DECLARE_FINAL_TYPE (TestSink, test_sink, TEST, SINK, GObject)

struct _TestSink
{
  GObject parent_instance;

  GPtrArray *images;
  guint n_ended;
  gboolean fail_begin;
  gboolean fail_write;
  gboolean fail_end;
  GError *failure; /* in the place of a full disk */
  GThread *thread;
  GSourceFunc before_begin;
  gpointer before_begin_data;
};

TestSink *test_sink_new (void);

G_END_DECLS
