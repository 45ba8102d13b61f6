/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/* What is out of the ordinary with the library, told in the window: that its database was made
 * anew, that nothing can be written into it, and that an image arrived which it could not take. */

void studio_library_news_follow (StudioWindow *window, StudioSession *session);

G_END_DECLS
