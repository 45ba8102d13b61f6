/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioDeck:
 *
 * The content of a window, and at times a page that lies over all of it until one goes back.
 * Properties: `home` (GtkWidget, settable): what is there otherwise; `page` (GtkWidget, nullable,
 * readable): the page.
 */
#define STUDIO_TYPE_DECK (studio_deck_get_type ())
G_DECLARE_FINAL_TYPE (StudioDeck, studio_deck, STUDIO, DECK, AdwBin)

void studio_deck_push (StudioDeck *self, GtkWidget *page);
void studio_deck_push_over (StudioDeck *self, GtkWidget *page);
gboolean studio_deck_pop (StudioDeck *self);
GtkWidget *studio_deck_get_page (StudioDeck *self);

G_END_DECLS
