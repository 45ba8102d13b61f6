/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-classes.h"

#include "studio-details-actions.h"
#include "studio-details-family.h"
#include "studio-details-many.h"
#include "studio-details-notes.h"
#include "studio-details.h"
#include "studio-fact-row.h"
#include "studio-gallery-chapter.h"
#include "studio-gallery-filters.h"
#include "studio-gallery-grid.h"
#include "studio-gallery-order.h"
#include "studio-gallery-page.h"
#include "studio-gallery-search.h"
#include "studio-lineage-row.h"
#include "studio-search-help.h"
#include "studio-selection-bar.h"
#include "studio-turns.h"

#define PLACE_KEY "studio-classes-place"

/* Each is kept by itself once it is there. */
static gboolean
prepare_one (GtkWidget *window)
{
  const GType types[] = {
    STUDIO_TYPE_GALLERY_PAGE,    STUDIO_TYPE_GALLERY_SEARCH,  STUDIO_TYPE_SEARCH_HELP,
    STUDIO_TYPE_GALLERY_ORDER,   STUDIO_TYPE_GALLERY_FILTERS, STUDIO_TYPE_GALLERY_CHAPTER,
    STUDIO_TYPE_GALLERY_GRID,    STUDIO_TYPE_SELECTION_BAR,   STUDIO_TYPE_DETAILS,
    STUDIO_TYPE_DETAILS_ACTIONS, STUDIO_TYPE_DETAILS_FAMILY,  STUDIO_TYPE_DETAILS_MANY,
    STUDIO_TYPE_DETAILS_NOTES,   STUDIO_TYPE_FACT_ROW,        STUDIO_TYPE_LINEAGE_ROW,
  };
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (window), PLACE_KEY));

  if (place < G_N_ELEMENTS (types))
    g_type_class_unref (g_type_class_ref (types[place]));
  g_object_set_data (G_OBJECT (window), PLACE_KEY, GUINT_TO_POINTER (place + 1));
  return place + 1 < G_N_ELEMENTS (types);
}

/**
 * studio_classes_prepare:
 * @window: the window of the application
 *
 * Reads in some turns of the main loop to come what the gallery and the rows of a tree are made of:
 * the first time, that is half of making them.
 */
void
studio_classes_prepare (GtkWidget *window)
{
  g_return_if_fail (GTK_IS_WIDGET (window));
  studio_turns_add (window, prepare_one);
}
