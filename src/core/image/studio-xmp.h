/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STUDIO_XMP_NS_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define STUDIO_XMP_NS_DC "http://purl.org/dc/elements/1.1/"
#define STUDIO_XMP_NS_DCTERMS "http://purl.org/dc/terms/"
#define STUDIO_XMP_NS_XMP "http://ns.adobe.com/xap/1.0/"
#define STUDIO_XMP_NS_NOTE "http://ns.adobe.com/xmp/note/"
#define STUDIO_XMP_NS_EXIF "http://ns.adobe.com/exif/1.0/"
#define STUDIO_XMP_NS_IPTC_CORE "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
#define STUDIO_XMP_NS_IPTC_EXT "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
#define STUDIO_XMP_NS_OWN "http://example.com/UltraStudio/1.0/"

/**
 * StudioXmp:
 *
 * The top-level properties of an XMP packet (ISO 16684-1): texts and lists of texts; structures
 * are left out. Private to this folder.
 */
typedef struct _StudioXmp StudioXmp;

StudioXmp *studio_xmp_parse (const char *packet);
void studio_xmp_free (StudioXmp *self);
const char *studio_xmp_get (StudioXmp *self, const char *uri, const char *name);
char **studio_xmp_dup_list (StudioXmp *self, const char *uri, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioXmp, studio_xmp_free)

G_END_DECLS
