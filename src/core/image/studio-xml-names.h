/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STUDIO_XML_MAX_DEPTH 64

/**
 * StudioXmlNames:
 *
 * What the prefixes of an XML text stand for, which GMarkup does not follow (Namespaces in XML
 * 1.0). Private to this folder.
 */
typedef struct _StudioXmlNames StudioXmlNames;

StudioXmlNames *studio_xml_names_new (void);
void studio_xml_names_free (StudioXmlNames *self);
gboolean studio_xml_names_open (StudioXmlNames *self,
                                const char **attribute_names,
                                const char **attribute_values);
void studio_xml_names_close (StudioXmlNames *self);
guint studio_xml_names_get_depth (StudioXmlNames *self);
const char *studio_xml_names_resolve (StudioXmlNames *self, const char *name, const char **local);
gboolean studio_xml_names_is (StudioXmlNames *self,
                              const char *name,
                              const char *wanted_namespace,
                              const char *wanted_local);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioXmlNames, studio_xml_names_free)

G_END_DECLS
