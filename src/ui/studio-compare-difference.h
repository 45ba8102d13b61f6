/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-difference.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void studio_compare_difference_async (GdkPixbuf *one,
                                      GdkPixbuf *other,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GdkPixbuf *studio_compare_difference_finish (GAsyncResult *result,
                                             StudioImageDifference *facts,
                                             GError **error);
char *studio_compare_difference_dup_label (const StudioImageDifference *facts);

G_END_DECLS
