/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: the file of what a window showed. What is read is within bounds, and is read again as it
 * was. */
#include "fuzz.h"

#include "studio-last-view.h"

#include <string.h>

static void
check_ids (GArray *ids, guint max)
{
  g_assert_cmpuint (ids->len, <=, max);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), >, 0);
}

static void
check_view (const StudioLastView *view)
{
  g_assert_cmpint (view->shown, >=, 0);
  g_assert_cmpint (view->first, >=, 0);
  g_assert_cmpint ((int) view->zoom_mode, <=, STUDIO_LAST_ZOOM_FREE);
  g_assert_true (view->zoom >= 0.001 && view->zoom <= 1000);
  g_assert_true (view->x >= 0 && view->x <= 1 && view->y >= 0 && view->y <= 1);
  g_assert_true (g_utf8_validate (view->search, -1, NULL));
  g_assert_cmpuint (strlen (view->search), <=, STUDIO_LAST_VIEW_MAX_SEARCH);
  check_ids (view->strip, STUDIO_LAST_VIEW_MAX_STRIP);
  check_ids (view->selected, STUDIO_LAST_VIEW_MAX_SELECTED);
  check_ids (view->compared, STUDIO_LAST_VIEW_MAX_COMPARED);
  g_assert_cmpuint (view->compared->len, !=, 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autoptr (StudioLastView) view = studio_last_view_parse ((const char *) bytes, size);
  if (view == NULL)
    return 0;
  check_view (view);
  g_autofree char *text = studio_last_view_build (view);
  g_autoptr (StudioLastView) again = studio_last_view_parse (text, strlen (text));
  g_assert_nonnull (again);
  g_autofree char *same = studio_last_view_build (again);
  g_assert_cmpstr (same, ==, text);
  return 0;
}
