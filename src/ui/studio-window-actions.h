/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-composer.h"
#include "studio-deck.h"
#include "studio-gallery-page.h"
#include "studio-split.h"
#include "studio-stage.h"
#include "studio-window.h"

G_BEGIN_DECLS

/**
 * StudioWindowParts:
 * @deck: all of it, and what at times lies over it
 * @view_stack: Studio and Gallery
 * @split: composer and image
 * @composer: the composer
 * @stage: (nullable): what stands beside the composer, once the library is open
 * @viewer: (nullable): the image on it
 * @gallery_page: (nullable): the gallery, once it was looked at
 *
 * The regions of the window that its actions reach. Borrowed.
 */
typedef struct
{
  StudioDeck *deck;
  AdwViewStack *view_stack;
  StudioSplit *split;
  StudioComposer *composer;
  StudioStage *stage;
  StudioViewer *viewer;
  StudioGalleryPage *gallery_page;
} StudioWindowParts;

StudioWindowParts studio_window_get_parts (StudioWindow *self);
void studio_window_show_job (StudioWindow *window, StudioJob *job);

void studio_window_actions_install (GtkWidgetClass *klass);
void studio_window_actions_forget_records (StudioWindow *window,
                                           const gint64 *ids,
                                           gsize n_ids,
                                           gint64 shown);
gboolean studio_window_actions_confirm_close (StudioWindow *window);

G_END_DECLS
